locals {
  scales = var.mode != "serverless" && var.max_instances > local.min_instances
}

resource "aws_appautoscaling_target" "this" {
  count = local.scales ? 1 : 0

  service_namespace  = "sagemaker"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  resource_id        = "endpoint/${aws_sagemaker_endpoint.this.name}/variant/${local.variant}"
  min_capacity       = local.min_instances
  max_capacity       = var.max_instances
  tags               = var.tags
}

resource "aws_appautoscaling_policy" "load" {
  count = local.scales ? 1 : 0

  name               = "${var.name}-load"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[0].service_namespace
  scalable_dimension = aws_appautoscaling_target.this[0].scalable_dimension
  resource_id        = aws_appautoscaling_target.this[0].resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = coalesce(var.target_load, var.mode == "async" ? 5 : 60)
    scale_in_cooldown  = 600
    scale_out_cooldown = 120

    dynamic "predefined_metric_specification" {
      for_each = var.mode == "realtime" ? ["SageMakerVariantInvocationsPerInstance"] : []

      content {
        predefined_metric_type = predefined_metric_specification.value
      }
    }

    dynamic "customized_metric_specification" {
      for_each = var.mode == "async" ? ["ApproximateBacklogSizePerInstance"] : []

      content {
        namespace   = "AWS/SageMaker"
        metric_name = customized_metric_specification.value
        statistic   = "Average"

        dimensions {
          name  = "EndpointName"
          value = aws_sagemaker_endpoint.this.name
        }
      }
    }
  }
}

# Without an instance there is no backlog of an instance: the first one comes by an alarm of its own.
resource "aws_appautoscaling_policy" "from_zero" {
  count = local.scales && local.min_instances == 0 ? 1 : 0

  name               = "${var.name}-from-zero"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this[0].service_namespace
  scalable_dimension = aws_appautoscaling_target.this[0].scalable_dimension
  resource_id        = aws_appautoscaling_target.this[0].resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Average"
    cooldown                = 300

    step_adjustment {
      metric_interval_lower_bound = "0"
      scaling_adjustment          = 1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "from_zero" {
  count = local.scales && local.min_instances == 0 ? 1 : 0

  alarm_name          = "${var.name}-from-zero"
  alarm_description   = "Requests wait for the endpoint ${var.name}, which has no instance: one is started."
  namespace           = "AWS/SageMaker"
  metric_name         = "HasBacklogWithoutCapacity"
  dimensions          = { EndpointName = aws_sagemaker_endpoint.this.name }
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 2
  datapoints_to_alarm = 2
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "missing"
  alarm_actions       = [aws_appautoscaling_policy.from_zero[0].arn]
  tags                = var.tags
}
