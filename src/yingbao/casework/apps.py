from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "yingbao.casework"
    label = "casework"
    verbose_name = "线索办理"

    def ready(self) -> None:
        from yingbao.casework.form_words import speak_plainly

        speak_plainly()
