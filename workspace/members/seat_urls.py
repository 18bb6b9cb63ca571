"""Addresses of seats and of the chart of the network."""

from django.urls import path

from cms.languages import in_language
from workspace.members.views import chart, seats

urlpatterns = [
    path(
        in_language(fi="edustukset/<int:pk>/", sv="representation/<int:pk>/"),
        seats.workspace_seats,
        name="workspace_seats",
    ),
    path(
        in_language(fi="edustukset/<int:pk>/uusi/", sv="representation/<int:pk>/ny/"),
        seats.add_seat,
        name="add_seat",
    ),
    path(
        in_language(fi="edustukset/<int:pk>/<int:seat_pk>/", sv="representation/<int:pk>/<int:seat_pk>/"),
        seats.change_seat,
        name="change_seat",
    ),
    path(
        in_language(
            fi="edustukset/<int:pk>/<int:seat_pk>/haltija/",
            sv="representation/<int:pk>/<int:seat_pk>/innehavare/",
        ),
        seats.give_seat,
        name="give_seat",
    ),
    path(
        in_language(
            fi="edustukset/<int:pk>/<int:seat_pk>/paata/",
            sv="representation/<int:pk>/<int:seat_pk>/avsluta/",
        ),
        seats.end_seat,
        name="end_seat",
    ),
    path(
        in_language(
            fi="edustukset/<int:pk>/kausi/<int:term_pk>/",
            sv="representation/<int:pk>/period/<int:term_pk>/",
        ),
        seats.change_term,
        name="change_term",
    ),
    path(
        in_language(
            fi="edustukset/<int:pk>/kausi/<int:term_pk>/peru/",
            sv="representation/<int:pk>/period/<int:term_pk>/aterkalla/",
        ),
        seats.cancel_term,
        name="cancel_term",
    ),
    path(in_language(fi="verkosto/", sv="natverket/"), chart.network_chart, name="network_chart"),
]
