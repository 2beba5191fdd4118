resource "aws_api_gateway_rest_api" "this" {
  name           = var.name
  body           = local.body
  api_key_source = "HEADER"
  tags           = var.tags

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_deployment" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  triggers    = { body = sha1(local.body) }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "this" {
  #checkov:skip=CKV_AWS_120:answers of models are not for a cache, and keys must not see each other's
  #checkov:skip=CKV2_AWS_51:callers are known by API key; client certificates are for HTTP back ends, and these are functions
  #checkov:skip=CKV2_AWS_29:the web ACL is the caller's choice (waf)
  #checkov:skip=CKV2_AWS_77:the web ACL and its rules are the caller's choice (waf)
  rest_api_id          = aws_api_gateway_rest_api.this.id
  deployment_id        = aws_api_gateway_deployment.this.id
  stage_name           = var.stage
  xray_tracing_enabled = var.tracing
  tags                 = var.tags

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = jsonencode(local.access_log)
  }

  depends_on = [aws_api_gateway_account.this, aws_cloudwatch_log_group.execution]
}

resource "aws_api_gateway_method_settings" "all" {
  #checkov:skip=CKV_AWS_225:answers of models are not for a cache, and keys must not see each other's
  rest_api_id = aws_api_gateway_rest_api.this.id
  stage_name  = aws_api_gateway_stage.this.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    logging_level          = var.execution_log_level
    data_trace_enabled     = false
    throttling_burst_limit = var.default_throttle.burst
    throttling_rate_limit  = var.default_throttle.rate
  }
}

resource "aws_lambda_permission" "route" {
  for_each = local.operations

  # Statement ids take few characters: the hash tells /a/b from /a-b.
  statement_id  = "${substr("${var.name}-${replace(replace(each.key, "/[^A-Za-z0-9]+/", "-"), "/-$/", "")}", 0, 91)}-${substr(sha1(each.key), 0, 8)}"
  function_name = each.value.function_name
  qualifier     = each.value.alias
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"

  # A source ARN has a star for any method and for any parameter.
  source_arn = join("", [
    aws_api_gateway_rest_api.this.execution_arn, "/", var.stage, "/",
    replace(each.value.method, "ANY", "*"), replace(each.value.path, "/\\{[^}]+\\}/", "*"),
  ])
}

resource "aws_wafv2_web_acl_association" "this" {
  count = var.waf == null ? 0 : 1

  resource_arn = aws_api_gateway_stage.this.arn
  web_acl_arn  = var.waf.acl_arn
}
