"""Official papers 公文 in the form of GB/T 9704-2012, as Word files an office can edit.

A paper's template is itself a Word file with marks in double braces. The ones shipped are composed
by code; an office that wants other words saves the template, edits it in Word or WPS, and puts it
into its own folder, from where it is taken instead.
"""

from yingbao.reports.official.render import PaperError, rendered, save_templates
from yingbao.reports.official.sheet import Sheet

__all__ = ["PaperError", "Sheet", "rendered", "save_templates"]
