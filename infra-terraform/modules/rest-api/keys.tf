resource "aws_api_gateway_usage_plan" "this" {
  for_each = var.plans

  name = "${var.name}-${each.key}"
  tags = var.tags

  api_stages {
    api_id = aws_api_gateway_rest_api.this.id
    stage  = aws_api_gateway_stage.this.stage_name
  }

  throttle_settings {
    burst_limit = each.value.burst
    rate_limit  = each.value.rate
  }

  dynamic "quota_settings" {
    for_each = each.value.quota_limit == null ? [] : [each.value]

    content {
      limit  = quota_settings.value.quota_limit
      period = quota_settings.value.quota_period
    }
  }
}

resource "aws_api_gateway_api_key" "this" {
  for_each = var.keys

  name        = "${var.name}-${each.key}"
  description = "Key of ${each.key} for ${var.name}"
  tags        = var.tags
}

resource "aws_api_gateway_usage_plan_key" "this" {
  for_each = var.keys

  key_id        = aws_api_gateway_api_key.this[each.key].id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.this[each.value.plan].id
}
