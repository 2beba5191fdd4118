locals {
  alarms = var.alarms == null ? {} : {
    errors = {
      description = "The model of the endpoint ${var.name} answers with errors."
      metric      = "Invocation5XXErrors"
      statistic   = "Sum"
      percentile  = null
      threshold   = var.alarms.errors
    }
    latency = {
      description = "The model of the endpoint ${var.name} takes more than ${var.alarms.latency} s."
      metric      = "ModelLatency"
      statistic   = null
      percentile  = "p99"
      threshold   = var.alarms.latency * 1000000 # The metric is in microseconds.
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = "AWS/SageMaker"
  metric_name         = each.value.metric
  dimensions          = { EndpointName = aws_sagemaker_endpoint.this.name, VariantName = local.variant }
  statistic           = each.value.statistic
  extended_statistic  = each.value.percentile
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.alarms.topic_arn]
  ok_actions          = [var.alarms.topic_arn]
  tags                = var.tags
}
