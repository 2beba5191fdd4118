data "aws_partition" "current" {}

locals {
  # No path, query or body: they can hold prompts.
  access_log = {
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
}

resource "aws_cloudwatch_log_group" "access" {
  #checkov:skip=CKV_AWS_158:the key is the caller's choice; CloudWatch encrypts with its own otherwise
  name              = "/aws/apigateway/${var.name}"
  retention_in_days = var.access_log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

# API Gateway would make this group itself, without an end to its logs.
resource "aws_cloudwatch_log_group" "execution" {
  #checkov:skip=CKV_AWS_158:the key is the caller's choice; CloudWatch encrypts with its own otherwise
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.this.id}/${var.stage}"
  retention_in_days = var.access_log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

# The role serves every REST API of the account, so their log groups cannot be named here: AWS keeps a policy for it.
resource "aws_iam_role" "logging" {
  count = var.manage_account_logging ? 1 : 0

  name                 = "${var.name}-api-gateway-logging"
  description          = "API Gateway writes the logs of this account's REST APIs with it"
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "apigateway.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "logging" {
  count = var.manage_account_logging ? 1 : 0

  role       = aws_iam_role.logging[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "this" {
  count = var.manage_account_logging ? 1 : 0

  cloudwatch_role_arn = aws_iam_role.logging[0].arn
  depends_on          = [aws_iam_role_policy_attachment.logging]
}
