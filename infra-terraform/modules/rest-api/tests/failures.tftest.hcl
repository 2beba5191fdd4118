mock_provider "aws" {
  override_during = plan

  mock_resource "aws_api_gateway_rest_api" {
    defaults = {
      id            = "r3st"
      execution_arn = "arn:aws:execute-api:eu-west-1:123456789012:r3st"
    }
  }

  mock_resource "aws_api_gateway_stage" {
    defaults = {
      arn        = "arn:aws:apigateway:eu-west-1::/restapis/r3st/stages/v1"
      invoke_url = "https://r3st.execute-api.eu-west-1.amazonaws.com/v1"
    }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name = "models"
  routes = {
    "POST /examples/{slug}" = {
      function_name = "openai-chat"
      alias         = "live"
      invoke_arn    = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/openai-chat/invocations"
      timeout       = 29
    }
    "ANY /info" = {
      function_name = "info"
      alias         = "live"
      invoke_arn    = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/info/invocations"
      timeout       = 5
    }
    "GET /health" = {
      function_name = "info"
      alias         = "live"
      invoke_arn    = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/info/invocations"
      timeout       = 5
      api_key       = false
    }
  }
}

run "api_gateways_own_errors_have_the_functions_shape" {
  command = plan

  # The one variable stands unquoted in the templates: API Gateway puts a quoted text in its place.
  assert {
    condition = {
      for name, response in jsondecode(aws_api_gateway_rest_api.this.body).x-amazon-apigateway-gateway-responses :
      name => jsondecode(replace(response.responseTemplates["application/json"], "$context.error.messageString", "\"(gateway)\"")).error
      } == {
      DEFAULT_4XX                  = { message = "(gateway)", type = "invalid_request_error", param = null, code = null }
      BAD_REQUEST_BODY             = { message = "the body is not JSON of the shape that this path takes", type = "invalid_request_error", param = null, code = null }
      BAD_REQUEST_PARAMETERS       = { message = "(gateway)", type = "invalid_request_error", param = null, code = null }
      INVALID_API_KEY              = { message = "the header x-api-key is missing or holds no key of this API", type = "permission_error", param = null, code = "invalid_api_key" }
      ACCESS_DENIED                = { message = "(gateway)", type = "permission_error", param = null, code = null }
      WAF_FILTERED                 = { message = "the firewall in front of this API refused the request", type = "permission_error", param = null, code = null }
      MISSING_AUTHENTICATION_TOKEN = { message = "there is nothing at this path and method; check their spelling", type = "invalid_request_error", param = null, code = "route_not_found" }
      RESOURCE_NOT_FOUND           = { message = "there is nothing at this path and method; check their spelling", type = "invalid_request_error", param = null, code = "route_not_found" }
      REQUEST_TOO_LARGE            = { message = "the request is larger than API Gateway takes", type = "invalid_request_error", param = null, code = "payload_too_large" }
      UNSUPPORTED_MEDIA_TYPE       = { message = "the body has to be sent with content-type: application/json", type = "invalid_request_error", param = null, code = "unsupported_media_type" }
      THROTTLED                    = { message = "too many requests; wait and try again", type = "rate_limit_error", param = null, code = null }
      QUOTA_EXCEEDED               = { message = "the quota of this key is used up", type = "rate_limit_error", param = null, code = null }
      DEFAULT_5XX                  = { message = "(gateway)", type = "server_error", param = null, code = "internal_error" }
      API_CONFIGURATION_ERROR      = { message = "(gateway)", type = "server_error", param = null, code = "misconfigured" }
      INTEGRATION_FAILURE          = { message = "the function behind this path gave no valid answer", type = "server_error", param = null, code = "bad_upstream" }
      INTEGRATION_TIMEOUT          = { message = "the function behind this path did not answer in time", type = "timeout_error", param = null, code = "upstream_timeout" }
    }
    error_message = "kinds and codes"
  }

  assert {
    condition = {
      for name, response in jsondecode(aws_api_gateway_rest_api.this.body).x-amazon-apigateway-gateway-responses :
      name => try(response.statusCode, null)
      } == {
      DEFAULT_4XX                  = null
      BAD_REQUEST_BODY             = 400
      BAD_REQUEST_PARAMETERS       = 400
      INVALID_API_KEY              = 403
      ACCESS_DENIED                = 403
      WAF_FILTERED                 = 403
      MISSING_AUTHENTICATION_TOKEN = 404
      RESOURCE_NOT_FOUND           = 404
      REQUEST_TOO_LARGE            = 413
      UNSUPPORTED_MEDIA_TYPE       = 415
      THROTTLED                    = 429
      QUOTA_EXCEEDED               = 429
      DEFAULT_5XX                  = null
      API_CONFIGURATION_ERROR      = 500
      INTEGRATION_FAILURE          = 502
      INTEGRATION_TIMEOUT          = 504
    }
    error_message = "statuses"
  }
}

run "they_say_their_request_id_and_when_to_try_again" {
  command = plan

  assert {
    condition = alltrue([
      for response in jsondecode(aws_api_gateway_rest_api.this.body).x-amazon-apigateway-gateway-responses :
      response.responseParameters["gatewayresponse.header.x-request-id"] == "context.requestId"
    ])
    error_message = "x-request-id"
  }

  assert {
    condition = {
      for name, response in jsondecode(aws_api_gateway_rest_api.this.body).x-amazon-apigateway-gateway-responses :
      name => { for header, value in response.responseParameters : trimprefix(header, "gatewayresponse.header.") => value if header != "gatewayresponse.header.x-request-id" }
      if length(response.responseParameters) > 1
      } == {
      THROTTLED               = { Retry-After = "'1'" }
      QUOTA_EXCEEDED          = { Retry-After = "'3600'", x-should-retry = "'false'" }
      API_CONFIGURATION_ERROR = { x-should-retry = "'false'" }
      INTEGRATION_TIMEOUT     = { x-should-retry = "'false'" }
    }
    error_message = "Retry-After and x-should-retry, and no CORS without origins"
  }
}

run "a_page_of_a_named_origin_may_call_and_read_errors" {
  command = plan

  variables {
    cors_origins = ["https://chat.example.org"]
    cors_headers = ["content-type", "x-api-key"]
  }

  assert {
    condition = alltrue([
      for path in values(jsondecode(aws_api_gateway_rest_api.this.body).paths) : path.options == {
        security = []
        responses = {
          "204" = {
            description = "Answer to a preflight"
            headers = {
              Access-Control-Allow-Origin  = { schema = { type = "string" } }
              Access-Control-Allow-Methods = { schema = { type = "string" } }
              Access-Control-Allow-Headers = { schema = { type = "string" } }
              Access-Control-Max-Age       = { schema = { type = "string" } }
              Vary                         = { schema = { type = "string" } }
            }
          }
        }
        x-amazon-apigateway-integration = {
          type                = "mock"
          passthroughBehavior = "when_no_match"
          requestTemplates    = { "application/json" = "{\"statusCode\":204}" }
          responses = {
            default = {
              statusCode = "204"
              responseParameters = {
                "method.response.header.Access-Control-Allow-Origin"  = "'https://chat.example.org'"
                "method.response.header.Access-Control-Allow-Methods" = "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'"
                "method.response.header.Access-Control-Allow-Headers" = "'content-type,x-api-key'"
                "method.response.header.Access-Control-Max-Age"       = "'600'"
                "method.response.header.Vary"                         = "'Origin'"
              }
              responseTemplates = { "application/json" = "#set($origin = $input.params(\"Origin\"))#if($origin == \"\")#set($origin = $input.params(\"origin\"))#end" }
            }
          }
        }
      }
    ])
    error_message = "every path answers preflights without a key"
  }

  assert {
    condition = alltrue([
      for response in jsondecode(aws_api_gateway_rest_api.this.body).x-amazon-apigateway-gateway-responses :
      response.responseParameters["gatewayresponse.header.Access-Control-Allow-Origin"] == "'https://chat.example.org'" &&
      response.responseParameters["gatewayresponse.header.Access-Control-Expose-Headers"] == "'x-request-id,retry-after'"
    ])
    error_message = "errors can be read by the page"
  }
}

run "the_second_origin_takes_the_firsts_place_when_it_asks" {
  command = plan

  variables {
    cors_origins = ["https://chat.example.org", "http://localhost:5173"]
  }

  assert {
    condition = endswith(
      jsondecode(aws_api_gateway_rest_api.this.body).paths["/info"].options.x-amazon-apigateway-integration.responses.default.responseTemplates["application/json"],
      "#if($origin == \"http://localhost:5173\")#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end"
    )
    error_message = "the template chooses the origin"
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api.this.body).x-amazon-apigateway-gateway-responses.THROTTLED.responseParameters["gatewayresponse.header.Access-Control-Allow-Origin"] == "'*'"
    error_message = "gateway responses cannot choose"
  }
}

run "a_function_that_answers_preflights_itself_is_let" {
  command = plan

  variables {
    cors_origins = ["*"]
    routes       = { "OPTIONS /info" = { function_name = "info", alias = "live", invoke_arn = "arn", timeout = 5, api_key = false } }
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api.this.body).paths["/info"].options.x-amazon-apigateway-integration.type == "aws_proxy"
    error_message = "the route wins"
  }
}

run "without_origins_nothing_answers_preflights" {
  command = plan

  assert {
    condition     = alltrue([for path in values(jsondecode(aws_api_gateway_rest_api.this.body).paths) : !contains(keys(path), "options")])
    error_message = "no OPTIONS"
  }
}
