"""Every sentence the bot says, as Markdown templates; `README.md` beside this file tells how to write one."""

from prompts.rendering import PromptError, say
from prompts.sample_files import Sample, message_names, samples, samples_of

__all__ = ["PromptError", "Sample", "message_names", "samples", "samples_of", "say"]
