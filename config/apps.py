from django.apps import AppConfig


class GuildhallConfig(AppConfig):
    name = "config"
    label = "config"
    verbose_name = "Guildhall"
