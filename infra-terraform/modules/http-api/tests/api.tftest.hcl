mock_provider "aws" {
  override_during = plan

  mock_resource "aws_apigatewayv2_api" {
    defaults = {
      id            = "h7x2"
      execution_arn = "arn:aws:execute-api:eu-west-1:123456789012:h7x2"
      api_endpoint  = "https://h7x2.execute-api.eu-west-1.amazonaws.com"
    }
  }

  mock_resource "aws_apigatewayv2_stage" {
    defaults = {
      id         = "dev"
      invoke_url = "https://h7x2.execute-api.eu-west-1.amazonaws.com/dev"
    }
  }

  mock_resource "aws_apigatewayv2_integration" {
    defaults = { id = "i1" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:123456789012:log-group:access" }
  }
}

variables {
  name = "code"
  routes = {
    "POST /code_generation" = {
      function_name = "code-generation"
      alias         = "live"
      invoke_arn    = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/code/invocations"
      timeout       = 29
    }
    "POST /code-generation" = {
      function_name = "code-generation"
      alias         = "live"
      invoke_arn    = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/code/invocations"
      timeout       = 29
    }
    "ANY /files/{name}" = {
      function_name = "files"
      alias         = "live"
      invoke_arn    = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/files/invocations"
      timeout       = 10
      authorization = "AWS_IAM"
    }
  }
}

run "each_route_calls_its_function_and_waits_a_second_longer" {
  command = plan

  assert {
    condition = { for key, i in aws_apigatewayv2_integration.this : key => [i.integration_type, i.integration_uri, i.payload_format_version, i.timeout_milliseconds] } == {
      "POST /code_generation" = ["AWS_PROXY", var.routes["POST /code_generation"].invoke_arn, "2.0", 30000]
      "POST /code-generation" = ["AWS_PROXY", var.routes["POST /code-generation"].invoke_arn, "2.0", 30000]
      "ANY /files/{name}"     = ["AWS_PROXY", var.routes["ANY /files/{name}"].invoke_arn, "2.0", 11000]
    }
    error_message = "integrations"
  }

  assert {
    condition = { for key, r in aws_apigatewayv2_route.this : key => [r.route_key, r.target, r.authorization_type] } == {
      "POST /code_generation" = ["POST /code_generation", "integrations/i1", "NONE"]
      "POST /code-generation" = ["POST /code-generation", "integrations/i1", "NONE"]
      "ANY /files/{name}"     = ["ANY /files/{name}", "integrations/i1", "AWS_IAM"]
    }
    error_message = "routes"
  }
}

run "the_api_may_invoke_by_its_routes_and_nothing_else" {
  command = plan

  variables {
    stage = "dev"
  }

  assert {
    condition = { for key, p in aws_lambda_permission.route : key => [p.function_name, p.qualifier, p.action, p.principal, p.source_arn] } == {
      "POST /code_generation" = ["code-generation", "live", "lambda:InvokeFunction", "apigateway.amazonaws.com", "arn:aws:execute-api:eu-west-1:123456789012:h7x2/dev/POST/code_generation"]
      "POST /code-generation" = ["code-generation", "live", "lambda:InvokeFunction", "apigateway.amazonaws.com", "arn:aws:execute-api:eu-west-1:123456789012:h7x2/dev/POST/code-generation"]
      "ANY /files/{name}"     = ["files", "live", "lambda:InvokeFunction", "apigateway.amazonaws.com", "arn:aws:execute-api:eu-west-1:123456789012:h7x2/dev/*/files/*"]
    }
    error_message = "source ARNs are stage, method and path"
  }

  assert {
    condition     = length(distinct([for p in aws_lambda_permission.route : p.statement_id])) == 3
    error_message = "paths that look alike have statements of their own"
  }

  assert {
    condition     = alltrue([for p in aws_lambda_permission.route : can(regex("^[A-Za-z0-9_-]{1,100}$", p.statement_id))])
    error_message = "statement ids as Lambda takes them"
  }
}

run "the_default_stage_stands_in_source_arns_by_its_name" {
  command = plan

  assert {
    condition     = aws_lambda_permission.route["POST /code_generation"].source_arn == "arn:aws:execute-api:eu-west-1:123456789012:h7x2/$default/POST/code_generation"
    error_message = "$default"
  }
}

run "the_stage_deploys_itself_throttles_and_logs_without_paths_and_bodies" {
  command = plan

  variables {
    stage                     = "dev"
    throttle                  = { burst = 5, rate = 2.5 }
    access_log_retention_days = 30
    kms_key_arn               = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }

  assert {
    condition     = aws_apigatewayv2_stage.this.name == "dev" && aws_apigatewayv2_stage.this.auto_deploy
    error_message = "the stage's name and deployment"
  }

  assert {
    condition     = aws_apigatewayv2_stage.this.default_route_settings[0].throttling_burst_limit == 5 && aws_apigatewayv2_stage.this.default_route_settings[0].throttling_rate_limit == 2.5
    error_message = "throttles"
  }

  assert {
    condition     = aws_apigatewayv2_stage.this.access_log_settings[0].destination_arn == "arn:aws:logs:eu-west-1:123456789012:log-group:access"
    error_message = "access logs go to the module's group"
  }

  assert {
    condition = jsondecode(aws_apigatewayv2_stage.this.access_log_settings[0].format) == {
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
    error_message = "one JSON object a request"
  }

  assert {
    condition     = aws_cloudwatch_log_group.access.retention_in_days == 30 && aws_cloudwatch_log_group.access.kms_key_id == "arn:aws:kms:eu-west-1:123456789012:key/1"
    error_message = "retention and key of the log group"
  }

  assert {
    condition     = output.url == "https://h7x2.execute-api.eu-west-1.amazonaws.com/dev" && output.domain_url == null
    error_message = "the URL has the stage and no slash at the end"
  }
}

run "without_cors_alarms_and_domain_there_is_none_of_them" {
  command = plan

  assert {
    condition     = length(aws_apigatewayv2_api.this.cors_configuration) == 0
    error_message = "no CORS"
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors) + length(aws_cloudwatch_metric_alarm.latency) == 0
    error_message = "no alarms"
  }

  assert {
    condition     = length(aws_apigatewayv2_domain_name.this) + length(aws_apigatewayv2_api_mapping.this) + length(aws_route53_record.this) == 0
    error_message = "no domain"
  }
}

run "a_named_origin_gets_cors" {
  command = plan

  variables {
    cors = { origins = ["https://chat.example.org"], credentials = true }
  }

  assert {
    condition = jsondecode(jsonencode(aws_apigatewayv2_api.this.cors_configuration)) == [{
      allow_credentials = true
      allow_headers     = ["accept", "authorization", "content-type", "idempotency-key", "x-amz-date", "x-amz-security-token", "x-request-id"]
      allow_methods     = ["GET", "OPTIONS", "POST"]
      allow_origins     = ["https://chat.example.org"]
      expose_headers    = ["retry-after", "x-finish-reason", "x-input-tokens", "x-model", "x-output-tokens", "x-request-id"]
      max_age           = 600
    }]
    error_message = "CORS"
  }
}

run "alarms_tell_the_topic" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-west-1:123456789012:alarms" }
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.errors[0].threshold == 0.05 && { for q in aws_cloudwatch_metric_alarm.errors[0].metric_query : q.id => q.expression == null ? q.metric[0].metric_name : q.expression } == { rate = "errors / requests", errors = "5xx", requests = "Count" }
    error_message = "the share of 5xx answers"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.latency[0].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.latency[0].threshold == 27000
    error_message = "nine tenths of the longest timeout"
  }

  assert {
    condition     = alltrue([for a in [aws_cloudwatch_metric_alarm.errors[0], aws_cloudwatch_metric_alarm.latency[0]] : a.alarm_actions == toset(["arn:aws:sns:eu-west-1:123456789012:alarms"])])
    error_message = "both tell the topic"
  }
}

run "a_domain_is_mapped_to_the_stage" {
  command = plan

  variables {
    domain = { name = "code.example.org", certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/1", zone_id = "Z1" }
  }

  assert {
    condition     = aws_apigatewayv2_domain_name.this[0].domain_name_configuration[0].security_policy == "TLS_1_2" && aws_apigatewayv2_domain_name.this[0].domain_name_configuration[0].endpoint_type == "REGIONAL"
    error_message = "TLS 1.2, regional"
  }

  assert {
    condition     = aws_apigatewayv2_api_mapping.this[0].stage == "dev" && aws_apigatewayv2_api_mapping.this[0].api_id == "h7x2"
    error_message = "the domain leads to the stage"
  }

  assert {
    condition     = aws_route53_record.this[0].name == "code.example.org" && aws_route53_record.this[0].zone_id == "Z1" && output.domain_url == "https://code.example.org"
    error_message = "the alias record"
  }
}

run "a_domain_without_a_zone_has_no_record" {
  command = plan

  variables {
    domain = { name = "code.example.org", certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/1" }
  }

  assert {
    condition     = length(aws_apigatewayv2_domain_name.this) == 1 && length(aws_route53_record.this) == 0
    error_message = "the record is somebody else's"
  }
}

run "a_path_may_end_in_a_parameter_for_all_that_follows" {
  command = plan

  variables {
    routes = {
      "GET /"                 = { function_name = "info", alias = "live", invoke_arn = "arn", timeout = 5 }
      "GET /v1/models/{all+}" = { function_name = "info", alias = "live", invoke_arn = "arn", timeout = 5 }
    }
  }

  assert {
    condition = { for key, p in aws_lambda_permission.route : key => trimprefix(p.source_arn, "arn:aws:execute-api:eu-west-1:123456789012:h7x2/") } == {
      "GET /"                 = "$default/GET/"
      "GET /v1/models/{all+}" = "$default/GET/v1/models/*"
    }
    error_message = "source ARNs"
  }
}
