"""What ends a build."""


class BuildError(Exception):
    """Something that is needed is missing, or is not what it should be; the text says what to do."""
