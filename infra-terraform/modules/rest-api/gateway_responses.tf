locals {
  # What API Gateway answers by itself, in the words and the shape of the functions' own errors.
  # No status: the one API Gateway found. No message: the one it has.
  failures = {
    DEFAULT_4XX                  = { status = null, type = "invalid_request_error", code = null, message = null, headers = {} }
    BAD_REQUEST_BODY             = { status = 400, type = "invalid_request_error", code = null, message = "the body is not JSON of the shape that this path takes", headers = {} }
    BAD_REQUEST_PARAMETERS       = { status = 400, type = "invalid_request_error", code = null, message = null, headers = {} }
    INVALID_API_KEY              = { status = 403, type = "permission_error", code = "invalid_api_key", message = "the header x-api-key is missing or holds no key of this API", headers = {} }
    ACCESS_DENIED                = { status = 403, type = "permission_error", code = null, message = null, headers = {} }
    WAF_FILTERED                 = { status = 403, type = "permission_error", code = null, message = "the firewall in front of this API refused the request", headers = {} }
    MISSING_AUTHENTICATION_TOKEN = { status = 404, type = "invalid_request_error", code = "route_not_found", message = "there is nothing at this path and method; check their spelling", headers = {} }
    RESOURCE_NOT_FOUND           = { status = 404, type = "invalid_request_error", code = "route_not_found", message = "there is nothing at this path and method; check their spelling", headers = {} }
    REQUEST_TOO_LARGE            = { status = 413, type = "invalid_request_error", code = "payload_too_large", message = "the request is larger than API Gateway takes", headers = {} }
    UNSUPPORTED_MEDIA_TYPE       = { status = 415, type = "invalid_request_error", code = "unsupported_media_type", message = "the body has to be sent with content-type: application/json", headers = {} }
    THROTTLED                    = { status = 429, type = "rate_limit_error", code = null, message = "too many requests; wait and try again", headers = { Retry-After = "1" } }
    QUOTA_EXCEEDED               = { status = 429, type = "rate_limit_error", code = null, message = "the quota of this key is used up", headers = { Retry-After = "3600", x-should-retry = "false" } }
    DEFAULT_5XX                  = { status = null, type = "server_error", code = "internal_error", message = null, headers = {} }
    API_CONFIGURATION_ERROR      = { status = 500, type = "server_error", code = "misconfigured", message = null, headers = { x-should-retry = "false" } }
    INTEGRATION_FAILURE          = { status = 502, type = "server_error", code = "bad_upstream", message = "the function behind this path gave no valid answer", headers = {} }
    INTEGRATION_TIMEOUT          = { status = 504, type = "timeout_error", code = "upstream_timeout", message = "the function behind this path did not answer in time", headers = { x-should-retry = "false" } }
  }

  gateway_responses = {
    for response_type, failure in local.failures : response_type => merge(
      { for name, value in { statusCode = failure.status } : name => value if value != null },
      {
        responseParameters = merge(
          { "gatewayresponse.header.x-request-id" = "context.requestId" },
          { for header, value in merge(local.failure_cors_headers, failure.headers) : "gatewayresponse.header.${header}" => "'${value}'" },
        )
        # $context.error.messageString brings its own quotes.
        responseTemplates = {
          "application/json" = join("", [
            "{\"error\":{\"message\":", failure.message == null ? "$context.error.messageString" : jsonencode(failure.message),
            ",\"type\":", jsonencode(failure.type), ",\"param\":null,\"code\":", jsonencode(failure.code), "}}",
          ])
        }
      },
    )
  }
}
