"""``/v1/stories/{id}``: a story's whole life."""

from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.stories.ninjs import ninjs
from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.answer import answer, model_answer
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.api.lives import MAX_VERSIONS, may_read, no_story, read_life, whole_story_id
from dateline.gateway.api.models import StoryLife
from dateline.gateway.description.operation import JSON, Operation, Parameter, route
from dateline.gateway.service import Service

OPERATION: Final = Operation(
    "/v1/stories/{story_id}",
    "getStory",
    "A story's whole life, version by version.",
    {JSON: StoryLife},
    (Parameter("format", "`ninjs`: the story as it is now, as IPTC ninjs 3.2.", values=("dateline", "ninjs")),),
    f"At most {MAX_VERSIONS} versions, the newest; what the topics no longer have is named in `missing`. "
    "The first 8 digits of the id, or more, are enough where only one story has them.",
    problems={404: "There is no such story, or the token may not read its regions."},
)


def story_life_route(service: Service) -> Route:
    """Return the route."""

    async def respond(request: Request) -> Response:
        arguments = Arguments(OPERATION, request)
        given = request.path_params["story_id"]
        found = await service.search(request, read_life, await whole_story_id(service, request, given))
        if found is None or not may_read(identity_of(request), found):
            raise no_story(given)
        if arguments.one("format") == "ninjs":
            return answer(request, orjson.dumps(ninjs(found.story)))
        return model_answer(request, found)

    return route(OPERATION, respond)
