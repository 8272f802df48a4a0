"""The paths of the board: its pages, and the files that they load."""

from starlette.routing import Route

from dateline.gateway.board.desk.alert_page import alert_page_route
from dateline.gateway.board.desk.operator_page import operator_page_route
from dateline.gateway.board.desk.source_page import source_page_route
from dateline.gateway.board.page import file_route
from dateline.gateway.board.stories.story_lists import story_list_pages
from dateline.gateway.board.stories.story_page import story_page_route
from dateline.gateway.board.world.world_page import world_page_route
from dateline.gateway.service import Service


def board_routes(service: Service) -> list[Route]:
    """Return all routes of the board."""
    return [
        world_page_route(service), *story_list_pages(service), story_page_route(service), alert_page_route(service),
        source_page_route(service), operator_page_route(service), file_route(),
    ]  # fmt: skip
