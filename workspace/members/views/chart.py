"""The chart of the network."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workspace.members.chart import network_for
from workspace.members.chart_drawing import drawn


@login_required
@require_safe
def network_chart(request: HttpRequest) -> HttpResponse:
    """Show the groups that the asker may read, the organisations and the seats, as a picture and a table."""
    network = network_for(request.user)
    return render(request, "members/network_chart.html", {"network": network, "drawing": drawn(network)})
