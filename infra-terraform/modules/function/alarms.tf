locals {
  alarms = var.alarms == null ? {} : {
    errors = {
      description = "Requests end with an error that the function did not answer itself"
      metric      = "Errors"
      statistic   = "Sum"
      percentile  = null
      threshold   = var.alarms.errors
    }
    throttles = {
      description = "Requests are refused because too many run at once"
      metric      = "Throttles"
      statistic   = "Sum"
      percentile  = null
      threshold   = var.alarms.throttles
    }
    duration = {
      description = "The slowest requests come close to the timeout"
      metric      = "Duration"
      statistic   = null
      percentile  = "p99"
      threshold   = var.timeout * 1000 * var.alarms.duration_share
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = aws_lambda_function.this.function_name }
  statistic           = each.value.statistic
  extended_statistic  = each.value.percentile
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  period              = var.alarms.period
  evaluation_periods  = var.alarms.evaluation_periods
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarms.topic_arn]
  ok_actions          = [var.alarms.topic_arn]
  tags                = var.tags
}
