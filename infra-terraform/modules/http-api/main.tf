locals {
  routes = {
    for key, route in var.routes : key => merge(route, {
      # A method and a path as they stand in a source ARN: any method and any parameter is a star.
      source = join("", [
        replace(split(" ", key)[0], "ANY", "*"),
        replace(split(" ", key)[1], "/\\{[^}]+\\}/", "*"),
      ])
      # Statement ids take few characters: the hash tells /a/b from /a-b.
      statement_id = "${substr("${var.name}-${replace(replace(key, "/[^A-Za-z0-9]+/", "-"), "/-$/", "")}", 0, 91)}-${substr(sha1(key), 0, 8)}"
      # One second more than the function has, so that its own answer arrives.
      timeout_ms = (route.timeout + 1) * 1000
    })
  }
}

resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  protocol_type = "HTTP"
  tags          = var.tags

  dynamic "cors_configuration" {
    for_each = var.cors == null ? [] : [var.cors]

    content {
      allow_origins     = cors_configuration.value.origins
      allow_methods     = cors_configuration.value.methods
      allow_headers     = cors_configuration.value.headers
      expose_headers    = cors_configuration.value.expose_headers
      max_age           = cors_configuration.value.max_age
      allow_credentials = cors_configuration.value.credentials
    }
  }
}

resource "aws_apigatewayv2_integration" "this" {
  for_each = local.routes

  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "AWS_PROXY"
  integration_uri        = each.value.invoke_arn
  integration_method     = "POST"
  payload_format_version = "2.0"
  timeout_milliseconds   = each.value.timeout_ms
}

resource "aws_apigatewayv2_route" "this" {
  #checkov:skip=CKV_AWS_309:the first callers of these APIs send no credentials; a route asks for AWS_IAM where its authorization says so
  for_each = local.routes

  api_id             = aws_apigatewayv2_api.this.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.this[each.key].id}"
  authorization_type = each.value.authorization
}

resource "aws_lambda_permission" "route" {
  for_each = local.routes

  statement_id  = each.value.statement_id
  function_name = each.value.function_name
  qualifier     = each.value.alias
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.this.execution_arn}/${var.stage}/${each.value.source}"
}

# Groups under /aws/vendedlogs need no statement each in the account's log policy, which is full at ten.
resource "aws_cloudwatch_log_group" "access" {
  #checkov:skip=CKV_AWS_158:the key is the caller's choice; CloudWatch encrypts with its own otherwise
  name              = "/aws/vendedlogs/http-api/${var.name}"
  retention_in_days = var.access_log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = var.stage
  auto_deploy = true
  tags        = var.tags

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = jsonencode(local.access_log)
  }

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = var.throttle.burst
    throttling_rate_limit    = var.throttle.rate
  }
}

locals {
  # No path, query or body: they can hold prompts.
  access_log = {
    request_id             = "$context.requestId"
    time                   = "$context.requestTime"
    ip                     = "$context.identity.sourceIp"
    route                  = "$context.routeKey"
    status                 = "$context.status"
    protocol               = "$context.protocol"
    response_bytes         = "$context.responseLength"
    latency_ms             = "$context.responseLatency"
    integration_latency_ms = "$context.integrationLatency"
    integration_status     = "$context.integrationStatus"
    integration_error      = "$context.integrationErrorMessage"
    error                  = "$context.error.message"
    error_type             = "$context.error.responseType"
  }
}
