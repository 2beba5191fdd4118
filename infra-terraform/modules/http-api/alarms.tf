locals {
  longest_ms = max([for route in local.routes : route.timeout_ms]...)
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  count = var.alarms == null ? 0 : 1

  alarm_name          = "${var.name}-http-api-errors"
  alarm_description   = "More than ${var.alarms.error_rate * 100} % of the answers of ${var.name} are 5xx."
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarms.error_rate
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarms.topic_arn]
  ok_actions          = [var.alarms.topic_arn]
  tags                = var.tags

  metric_query {
    id          = "rate"
    expression  = "errors / requests"
    label       = "share of 5xx answers"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { errors = "5xx", requests = "Count" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApiGateway"
        metric_name = metric_query.value
        stat        = "Sum"
        period      = 300
        dimensions = {
          ApiId = aws_apigatewayv2_api.this.id
          Stage = aws_apigatewayv2_stage.this.name
        }
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  count = var.alarms == null ? 0 : 1

  alarm_name          = "${var.name}-http-api-latency"
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
    ApiId = aws_apigatewayv2_api.this.id
    Stage = aws_apigatewayv2_stage.this.name
  }
}
