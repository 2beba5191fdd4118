locals {
  operations = {
    for key, route in var.routes : key => merge(route, {
      method     = split(" ", key)[0]
      path       = split(" ", key)[1]
      parameters = regexall("\\{([^}+]+)\\+?\\}", split(" ", key)[1])[*][0]
      # Names of models take letters and digits only; the hash tells /a/b from /a_b.
      model = "${replace(title(lower(replace(key, "/[^A-Za-z0-9]+/", " "))), " ", "")}${substr(sha1(key), 0, 8)}"
      # One second more than the function has, so that its own answer arrives, as far as the limit lets it.
      timeout_ms = min(route.timeout + 1, var.integration_timeout_limit) * 1000
    })
  }

  routed_paths = {
    for path in distinct([for operation in local.operations : operation.path]) : path => {
      for operation in local.operations :
      operation.method == "ANY" ? "x-amazon-apigateway-any-method" : lower(operation.method) => merge(
        {
          security   = [for scheme in ["api_key"] : { (scheme) = [] } if operation.api_key]
          parameters = [for name in operation.parameters : { name = name, in = "path", required = true, schema = { type = "string" } }]
          responses  = { "200" = { description = "Answer of ${operation.function_name}" } }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            httpMethod           = "POST"
            uri                  = operation.invoke_arn
            payloadFormatVersion = "1.0"
            passthroughBehavior  = "when_no_match"
            timeoutInMillis      = operation.timeout_ms
          }
        },
        {
          for name, value in {
            requestBody = {
              required = true
              content  = { "application/json" = { schema = { "$ref" = "#/components/schemas/${operation.model}" } } }
            }
            x-amazon-apigateway-request-validator = "all"
          } : name => value if operation.schema != null
        },
      ) if operation.path == path
    }
  }

  document = {
    openapi = "3.0.1"
    info    = { title = var.name, version = "1" }
    paths = {
      for path, operations in local.routed_paths : path => merge(
        { for method, preflight in { options = local.preflight } : method => preflight if length(var.cors_origins) > 0 },
        operations,
      )
    }
    components = {
      securitySchemes = { api_key = { type = "apiKey", name = "x-api-key", in = "header" } }
      schemas         = { for operation in local.operations : operation.model => jsondecode(operation.schema) if operation.schema != null }
    }
    x-amazon-apigateway-api-key-source = "HEADER"
    x-amazon-apigateway-request-validators = {
      all = { validateRequestBody = true, validateRequestParameters = true }
    }
    x-amazon-apigateway-gateway-responses = local.gateway_responses
  }

  body = jsonencode(local.document)
}
