/** Where a request, a message or a job enters a Python program. As in `edges.ts`, a pattern that is too wide only silences. */
import type { EdgePatterns } from '../edge.js';

const REQUEST = '^_?(?:request|req)$';

export const pythonEdges: EdgePatterns = {
  names: [
    { name: '^test_', why: 'a test, which its runner calls' },
  ],
  decorators: [
    { decorator: '^(?:route|get|post|put|patch|delete|head|options|trace|api_route|websocket|websocket_route|expose|action|api_view|resource)$', why: 'a route of a web framework' },
    { decorator: '^(?:middleware|before_request|after_request|teardown_request|before_app_request|after_app_request|before_app_first_request|before_first_request|teardown_appcontext|before_websocket|url_value_preprocessor|url_defaults)$', why: 'a function that the framework runs around each request' },
    { decorator: '^(?:errorhandler|app_errorhandler|exception_handler|error_handler)$', why: 'an error handler of a web framework' },
    { decorator: '^(?:user_loader|request_loader|user_lookup_loader|user_identity_loader|additional_claims_loader|unauthorized_handler|needs_refresh_handler|token_in_blocklist_loader|verify_password|verify_token|identity_loader|get_user_roles)$', why: 'called by the library of authentication to find out who is asking' },
    { decorator: '^(?:context_processor|app_context_processor|template_global|template_filter|template_test|app_template_global|app_template_filter|shell_context_processor|simple_tag|inclusion_tag|filter)$', why: 'called while a page is made' },
    { decorator: '^(?:task|shared_task|periodic_task|actor|job|scheduled_job|on_event|receiver|connect_via|listens_for|on|subscribe|subscriber|handler|message_handler|command|cli|group)$', why: 'a task, an event handler or a command that the framework calls' },
    { decorator: '^(?:query|mutation|subscription|field|tool|prompt|validator|field_validator|model_validator|root_validator)$', why: 'called by the framework for a request' },
  ],
  methods: [
    { method: '^(?:get|post|put|patch|delete|head|options|trace)$', className: '(?:View|ViewSet|Viewset|Resource|Handler|Api|API|Endpoint|Controller|List|Detail|Method\\w*)$', why: 'a handler of a view, by the method of the request' },
    { method: '^(?:dispatch|dispatch_request|http_method_not_allowed|as_view|prepare|on_get|on_post|on_put|on_patch|on_delete)$', why: 'a handler that the framework calls' },
    { method: '^(?:__call__|dispatch|process_request|process_response|process_view|process_exception|process_template_response|call|handle)$', className: 'Middleware$', why: 'a middleware that the framework calls' },
    { method: '^(?:has_permission|has_object_permission|authenticate|authenticate_header|allow_request)$', className: '(?:Permission|Permissions|Authentication|Backend|Throttle)\\w*$', why: 'called by the framework, with the request' },
    { method: '^(?:is_accessible|inaccessible_callback|is_visible|is_action_allowed|has_add_permission|has_change_permission|has_delete_permission|has_view_permission|has_module_permission)$', className: '(?:Admin|View)\\w*$', why: 'called by the administration of the framework' },
    { method: '^(?:resolve_\\w+|mutate|mutate_and_get_payload)$', why: 'a resolver of GraphQL' },
  ],
  parameters: [
    { parameters: [REQUEST, '^call_next$'], why: 'a middleware' },
    { parameters: ['^(?:self_)?scope$', '^receive$', '^send$'], why: 'an ASGI application' },
    { parameters: ['^environ$', '^start_response$'], why: 'a WSGI application' },
    { parameters: ['^(?:root|parent|obj|_|source)$', '^info$'], why: 'a resolver of GraphQL' },
  ],
  wrappers: [
    { handedTo: '^(?:Depends|Security)$', why: 'a dependency, which FastAPI calls before the route that asks for it' },
    { handedTo: '^(?:route|get|post|put|patch|delete|add_api_route|add_api_websocket_route|add_url_rule|add_route|add_websocket_route|add_get|add_post|add_put|add_delete|path|re_path|url|Route|WebSocketRoute|APIRoute|Mount)$', why: 'handed to a router, which calls it for a request' },
    { handedTo: '^(?:middleware|add_middleware|before_request|after_request|teardown_request|before_app_request|add_exception_handler|register_error_handler|errorhandler|user_loader|request_loader|context_processor)$', why: 'called by the framework for each request' },
  ],
};
