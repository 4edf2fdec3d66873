"""A report in the forms that readers and programs want it in."""
