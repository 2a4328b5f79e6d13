from yingbao.casework.tests.cast import cast

__all__ = ["cast"]
