"""What people and time can do, one plain function a file, named after it; every change happens here, inside one transaction."""
