locals {
  longest_ms = max([for operation in local.operations : operation.timeout_ms]...)
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  count = var.alarms == null ? 0 : 1

  alarm_name          = "${var.name}-rest-api-errors"
  alarm_description   = "More than ${var.alarms.error_rate * 100} % of the answers of ${var.name} are 5xx."
  namespace           = "AWS/ApiGateway"
  metric_name         = "5XXError"
  statistic           = "Average"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarms.error_rate
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarms.topic_arn]
  ok_actions          = [var.alarms.topic_arn]
  tags                = var.tags

  dimensions = {
    ApiName = aws_api_gateway_rest_api.this.name
    Stage   = aws_api_gateway_stage.this.stage_name
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  count = var.alarms == null ? 0 : 1

  alarm_name          = "${var.name}-rest-api-latency"
  alarm_description   = "One in a hundred answers of ${var.name} takes nearly as long as the API waits."
  namespace           = "AWS/ApiGateway"
  metric_name         = "Latency"
  extended_statistic  = "p99"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = coalesce(var.alarms.latency_p99_ms, local.longest_ms * 0.9)
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarms.topic_arn]
  ok_actions          = [var.alarms.topic_arn]
  tags                = var.tags

  dimensions = {
    ApiName = aws_api_gateway_rest_api.this.name
    Stage   = aws_api_gateway_stage.this.stage_name
  }
}
