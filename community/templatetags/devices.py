from django import template

from community import devices

register = template.Library()
register.filter("device_words", devices.device_words)
