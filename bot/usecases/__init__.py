"""What people and time can do, one plain function a file, named after it; all change happens here, in a transaction."""
