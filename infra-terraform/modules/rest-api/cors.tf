locals {
  preflight_headers = length(var.cors_origins) == 0 ? {} : {
    Access-Control-Allow-Origin  = var.cors_origins[0]
    Access-Control-Allow-Methods = "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT"
    Access-Control-Allow-Headers = join(",", var.cors_headers)
    Access-Control-Max-Age       = "600"
    Vary                         = "Origin"
  }

  # A mock has nothing to call; moto asks for an address all the same.
  nowhere = { for name, value in { httpMethod = "POST", uri = "" } : name => value if var.moto }

  # API Gateway answers preflights itself: they carry no key and need no function.
  preflight = {
    security = []
    responses = {
      "204" = {
        description = "Answer to a preflight"
        headers     = { for header in keys(local.preflight_headers) : header => { schema = { type = "string" } } }
      }
    }
    x-amazon-apigateway-integration = merge(local.nowhere, {
      type                = "mock"
      passthroughBehavior = "when_no_match"
      requestTemplates    = { "application/json" = jsonencode({ statusCode = 204 }) }
      responses = {
        default = {
          statusCode         = "204"
          responseParameters = { for header, value in local.preflight_headers : "method.response.header.${header}" => "'${value}'" }
          responseTemplates  = { "application/json" = local.origin_choice }
        }
      }
    })
  }

  # A header's mapping holds one origin, the first; a template takes another's place when that one asks.
  origin_choice = join("", concat(
    ["#set($origin = $input.params(\"Origin\"))#if($origin == \"\")#set($origin = $input.params(\"origin\"))#end"],
    [
      for origin in slice(var.cors_origins, min(1, length(var.cors_origins)), length(var.cors_origins)) :
      "#if($origin == \"${origin}\")#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end"
    ],
  ))

  # Gateway responses know no templates to choose with. Where several origins are named their errors are open to
  # all: they hold nothing of the functions', and no credentials go with them.
  failure_cors_headers = length(var.cors_origins) == 0 ? {} : {
    Access-Control-Allow-Origin   = length(var.cors_origins) == 1 ? var.cors_origins[0] : "*"
    Access-Control-Expose-Headers = "x-request-id,retry-after"
  }
}
