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

run "the_document_has_every_route_with_its_function_key_and_timeout" {
  command = plan

  assert {
    condition = { for name, part in jsondecode(aws_api_gateway_rest_api.this.body) : name => part if name != "x-amazon-apigateway-gateway-responses" } == {
      openapi = "3.0.1"
      info    = { title = "models", version = "1" }
      paths = {
        "/examples/{slug}" = {
          post = {
            security   = [{ api_key = [] }]
            parameters = [{ name = "slug", in = "path", required = true, schema = { type = "string" } }]
            responses  = { "200" = { description = "Answer of openai-chat" } }
            x-amazon-apigateway-integration = {
              type                 = "aws_proxy"
              httpMethod           = "POST"
              uri                  = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/openai-chat/invocations"
              payloadFormatVersion = "1.0"
              passthroughBehavior  = "when_no_match"
              timeoutInMillis      = 29000
            }
          }
        }
        "/info" = {
          x-amazon-apigateway-any-method = {
            security   = [{ api_key = [] }]
            parameters = []
            responses  = { "200" = { description = "Answer of info" } }
            x-amazon-apigateway-integration = {
              type                 = "aws_proxy"
              httpMethod           = "POST"
              uri                  = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/info/invocations"
              payloadFormatVersion = "1.0"
              passthroughBehavior  = "when_no_match"
              timeoutInMillis      = 6000
            }
          }
        }
        "/health" = {
          get = {
            security   = []
            parameters = []
            responses  = { "200" = { description = "Answer of info" } }
            x-amazon-apigateway-integration = {
              type                 = "aws_proxy"
              httpMethod           = "POST"
              uri                  = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/info/invocations"
              payloadFormatVersion = "1.0"
              passthroughBehavior  = "when_no_match"
              timeoutInMillis      = 6000
            }
          }
        }
      }
      components = {
        securitySchemes = { api_key = { type = "apiKey", name = "x-api-key", in = "header" } }
        schemas         = {}
      }
      x-amazon-apigateway-api-key-source     = "HEADER"
      x-amazon-apigateway-request-validators = { all = { validateRequestBody = true, validateRequestParameters = true } }
    }
    error_message = "the OpenAPI document"
  }

  assert {
    condition     = aws_api_gateway_rest_api.this.api_key_source == "HEADER" && aws_api_gateway_rest_api.this.endpoint_configuration[0].types == tolist(["REGIONAL"])
    error_message = "keys come in the header, the endpoint is regional"
  }

  assert {
    condition     = aws_api_gateway_deployment.this.triggers == tomap({ body = sha1(aws_api_gateway_rest_api.this.body) })
    error_message = "a change of the document deploys again"
  }
}

run "methods_of_one_path_stand_together" {
  command = plan

  variables {
    routes = {
      "GET /session"    = { function_name = "memory-chat", alias = "live", invoke_arn = "arn:get", timeout = 10 }
      "DELETE /session" = { function_name = "memory-chat", alias = "live", invoke_arn = "arn:delete", timeout = 10 }
    }
  }

  assert {
    condition = { for method, operation in jsondecode(aws_api_gateway_rest_api.this.body).paths["/session"] : method => operation.x-amazon-apigateway-integration.uri } == {
      get    = "arn:get"
      delete = "arn:delete"
    }
    error_message = "two methods"
  }
}

run "a_path_may_end_in_a_parameter_for_all_that_follows" {
  command = plan

  variables {
    routes = { "GET /models/{name+}" = { function_name = "chat", alias = "live", invoke_arn = "arn", timeout = 5 } }
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api.this.body).paths["/models/{name+}"].get.parameters[0].name == "name"
    error_message = "its parameter has the name without the plus"
  }

  assert {
    condition     = aws_lambda_permission.route["GET /models/{name+}"].source_arn == "arn:aws:execute-api:eu-west-1:123456789012:r3st/v1/GET/models/*"
    error_message = "its source ARN ends in a star"
  }
}

run "a_schema_is_checked_before_the_function_is_called" {
  command = plan

  variables {
    routes = {
      "POST /t5" = {
        function_name = "t5"
        alias         = "live"
        invoke_arn    = "arn"
        timeout       = 20
        schema        = "{\"type\":\"object\",\"required\":[\"command\"]}"
      }
      "POST /t_5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 20, schema = "{\"type\":\"object\"}" }
    }
  }

  assert {
    condition = jsondecode(aws_api_gateway_rest_api.this.body).components.schemas == {
      (local.operations["POST /t5"].model)  = { type = "object", required = ["command"] }
      (local.operations["POST /t_5"].model) = { type = "object" }
    }
    error_message = "a model a schema"
  }

  assert {
    condition     = alltrue([for operation in local.operations : can(regex("^PostT5?[A-Za-z0-9]+$", operation.model))])
    error_message = "names of models have letters and digits only"
  }

  assert {
    condition = jsondecode(aws_api_gateway_rest_api.this.body).paths["/t5"].post.requestBody == {
      required = true
      content  = { "application/json" = { schema = { "$ref" = "#/components/schemas/${local.operations["POST /t5"].model}" } } }
    }
    error_message = "the method takes bodies of its schema"
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api.this.body).paths["/t5"].post.x-amazon-apigateway-request-validator == "all"
    error_message = "and validates them"
  }
}

run "a_raised_limit_waits_a_second_longer_than_the_function" {
  command = plan

  variables {
    integration_timeout_limit = 120
    routes                    = { "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 60 } }
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api.this.body).paths["/t5"].post.x-amazon-apigateway-integration.timeoutInMillis == 61000
    error_message = "61 seconds"
  }
}

run "the_api_may_invoke_by_its_routes_and_nothing_else" {
  command = plan

  assert {
    condition = { for key, p in aws_lambda_permission.route : key => [p.function_name, p.qualifier, p.action, p.principal, p.source_arn] } == {
      "POST /examples/{slug}" = ["openai-chat", "live", "lambda:InvokeFunction", "apigateway.amazonaws.com", "arn:aws:execute-api:eu-west-1:123456789012:r3st/v1/POST/examples/*"]
      "ANY /info"             = ["info", "live", "lambda:InvokeFunction", "apigateway.amazonaws.com", "arn:aws:execute-api:eu-west-1:123456789012:r3st/v1/*/info"]
      "GET /health"           = ["info", "live", "lambda:InvokeFunction", "apigateway.amazonaws.com", "arn:aws:execute-api:eu-west-1:123456789012:r3st/v1/GET/health"]
    }
    error_message = "source ARNs are stage, method and path"
  }

  assert {
    condition     = alltrue([for p in aws_lambda_permission.route : can(regex("^[A-Za-z0-9_-]{1,100}$", p.statement_id))]) && length(distinct([for p in aws_lambda_permission.route : p.statement_id])) == 3
    error_message = "statement ids as Lambda takes them, one a route"
  }
}

run "the_stage_traces_throttles_and_logs_without_paths_and_bodies" {
  command = plan

  variables {
    default_throttle          = { burst = 5, rate = 10 }
    access_log_retention_days = 30
    kms_key_arn               = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }

  assert {
    condition     = aws_api_gateway_stage.this.stage_name == "v1" && aws_api_gateway_stage.this.xray_tracing_enabled
    error_message = "the stage"
  }

  assert {
    condition = jsondecode(aws_api_gateway_stage.this.access_log_settings[0].format) == {
      request_id             = "$context.requestId"
      time                   = "$context.requestTime"
      ip                     = "$context.identity.sourceIp"
      key_id                 = "$context.identity.apiKeyId"
      method                 = "$context.httpMethod"
      route                  = "$context.resourcePath"
      status                 = "$context.status"
      protocol               = "$context.protocol"
      response_bytes         = "$context.responseLength"
      latency_ms             = "$context.responseLatency"
      integration_latency_ms = "$context.integrationLatency"
      integration_status     = "$context.integrationStatus"
      integration_error      = "$context.integrationErrorMessage"
      error                  = "$context.error.message"
      error_type             = "$context.error.responseType"
      waf                    = "$context.wafResponseCode"
      trace                  = "$context.xrayTraceId"
    }
    error_message = "one JSON object a request"
  }

  assert {
    condition = [for s in aws_api_gateway_method_settings.all.settings : [
      s.metrics_enabled, s.logging_level, s.data_trace_enabled, s.throttling_burst_limit, s.throttling_rate_limit
    ]] == [[true, "ERROR", false, 5, 10]]
    error_message = "settings of all methods"
  }

  assert {
    condition = { for g in [aws_cloudwatch_log_group.access, aws_cloudwatch_log_group.execution] : g.name => [g.retention_in_days, g.kms_key_id] } == {
      "/aws/apigateway/models"             = [30, "arn:aws:kms:eu-west-1:123456789012:key/1"]
      "API-Gateway-Execution-Logs_r3st/v1" = [30, "arn:aws:kms:eu-west-1:123456789012:key/1"]
    }
    error_message = "both groups end their logs and encrypt them"
  }

  assert {
    condition     = output.url == "https://r3st.execute-api.eu-west-1.amazonaws.com/v1" && output.domain_url == null
    error_message = "the URL has the stage and no slash at the end"
  }
}

run "keys_have_plans_and_plans_have_limits" {
  command = plan

  override_resource {
    target          = aws_api_gateway_usage_plan.this["basic"]
    override_during = plan
    values          = { id = "id-of-basic" }
  }

  override_resource {
    target          = aws_api_gateway_usage_plan.this["trial"]
    override_during = plan
    values          = { id = "id-of-trial" }
  }

  variables {
    plans = {
      basic = { burst = 5, rate = 10, quota_limit = 500 }
      trial = { burst = 1, rate = 1 }
    }
    keys = {
      page  = { plan = "basic" }
      guest = { plan = "trial" }
    }
  }

  assert {
    condition = { for name, p in aws_api_gateway_usage_plan.this : name => [p.name, p.throttle_settings[0].burst_limit, p.throttle_settings[0].rate_limit, [for q in p.quota_settings : "${q.limit} ${q.period}"]] } == {
      basic = ["models-basic", 5, 10, ["500 DAY"]]
      trial = ["models-trial", 1, 1, []]
    }
    error_message = "plans"
  }

  assert {
    condition     = alltrue([for p in aws_api_gateway_usage_plan.this : [for s in p.api_stages : "${s.api_id} ${s.stage}"] == ["r3st v1"]])
    error_message = "plans of this stage"
  }

  assert {
    condition     = { for name, key in aws_api_gateway_api_key.this : name => key.name } == { page = "models-page", guest = "models-guest" } && keys(output.key_ids) == ["guest", "page"]
    error_message = "keys"
  }

  assert {
    condition = { for name, member in aws_api_gateway_usage_plan_key.this : name => member.usage_plan_id } == {
      page  = "id-of-basic"
      guest = "id-of-trial"
    }
    error_message = "each key in its plan"
  }
}

run "without_being_asked_for_there_is_none_of_these" {
  command = plan

  assert {
    condition     = length(aws_api_gateway_account.this) + length(aws_iam_role.logging) + length(aws_iam_role_policy_attachment.logging) == 0
    error_message = "the account's logging role is not touched"
  }

  assert {
    condition     = length(aws_wafv2_web_acl_association.this) + length(aws_cloudwatch_metric_alarm.errors) + length(aws_cloudwatch_metric_alarm.latency) == 0
    error_message = "no firewall, no alarms"
  }

  assert {
    condition     = length(aws_api_gateway_domain_name.this) + length(aws_api_gateway_base_path_mapping.this) + length(aws_route53_record.this) == 0
    error_message = "no domain"
  }

  assert {
    condition     = length(aws_api_gateway_api_key.this) + length(aws_api_gateway_usage_plan.this) == 0
    error_message = "no keys, no plans"
  }
}

run "the_accounts_logging_role_is_api_gateways" {
  command = plan

  variables {
    manage_account_logging = true
    permissions_boundary   = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition = jsondecode(aws_iam_role.logging[0].assume_role_policy) == {
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
    }
    error_message = "trust"
  }

  assert {
    condition     = aws_iam_role.logging[0].permissions_boundary == "arn:aws:iam::123456789012:policy/boundary"
    error_message = "boundary"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.logging[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
    error_message = "AWS's own policy for it"
  }
}

run "alarms_tell_the_topic" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-west-1:123456789012:alarms", latency_p99_ms = 8000 }
  }

  assert {
    condition = { for a in [aws_cloudwatch_metric_alarm.errors[0], aws_cloudwatch_metric_alarm.latency[0]] : a.metric_name => [a.threshold, coalesce(a.statistic, a.extended_statistic), a.dimensions.ApiName, a.dimensions.Stage, one(a.alarm_actions)] } == {
      "5XXError" = [0.05, "Average", "models", "v1", "arn:aws:sns:eu-west-1:123456789012:alarms"]
      Latency    = [8000, "p99", "models", "v1", "arn:aws:sns:eu-west-1:123456789012:alarms"]
    }
    error_message = "share of 5xx answers and latency"
  }
}

run "latency_alarms_at_nine_tenths_of_the_longest_timeout" {
  command = plan

  variables {
    alarms = { topic_arn = "arn:aws:sns:eu-west-1:123456789012:alarms" }
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.latency[0].threshold == 26100
    error_message = "26.1 of 29 seconds"
  }
}

run "a_firewall_stands_before_the_stage" {
  command = plan

  variables {
    waf = { acl_arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/acl/1" }
  }

  assert {
    condition     = [for w in aws_wafv2_web_acl_association.this : "${w.web_acl_arn} ${w.resource_arn}"] == ["arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/acl/1 arn:aws:apigateway:eu-west-1::/restapis/r3st/stages/v1"]
    error_message = "the web ACL"
  }
}

run "a_domain_is_mapped_to_the_stage" {
  command = plan

  variables {
    domain = { name = "api.example.org", certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/1", zone_id = "Z1" }
  }

  assert {
    condition     = aws_api_gateway_domain_name.this[0].security_policy == "TLS_1_2" && aws_api_gateway_domain_name.this[0].regional_certificate_arn == "arn:aws:acm:eu-west-1:123456789012:certificate/1"
    error_message = "TLS 1.2, regional"
  }

  assert {
    condition     = aws_api_gateway_base_path_mapping.this[0].stage_name == "v1" && aws_api_gateway_base_path_mapping.this[0].api_id == "r3st"
    error_message = "the domain leads to the stage"
  }

  assert {
    condition     = aws_route53_record.this[0].name == "api.example.org" && aws_route53_record.this[0].zone_id == "Z1" && output.domain_url == "https://api.example.org"
    error_message = "the alias record"
  }
}

run "a_domain_without_a_zone_has_no_record" {
  command = plan

  variables {
    domain = { name = "api.example.org", certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/1" }
  }

  assert {
    condition     = length(aws_api_gateway_domain_name.this) == 1 && length(aws_route53_record.this) == 0
    error_message = "the record is somebody else's"
  }
}
