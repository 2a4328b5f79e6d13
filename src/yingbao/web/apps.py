from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "yingbao.web"
    label = "web"
    verbose_name = "网站"
