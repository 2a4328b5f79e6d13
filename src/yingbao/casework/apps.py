from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "yingbao.casework"
    label = "casework"
    verbose_name = "线索办理"
