output "api_id" {
  description = "Id of the API."
  value       = aws_api_gateway_rest_api.this.id
}

output "url" {
  description = "Base URL with the stage, without a slash at the end."
  value       = aws_api_gateway_stage.this.invoke_url
}

output "stage" {
  description = "Name of the stage."
  value       = aws_api_gateway_stage.this.stage_name
}

output "execution_arn" {
  description = "ARN that permissions to call the API begin with."
  value       = aws_api_gateway_rest_api.this.execution_arn
}

output "key_ids" {
  description = "Ids of the API keys, by name."
  value       = { for name, key in aws_api_gateway_api_key.this : name => key.id }
}

output "key_values" {
  description = "Values of the API keys, by name: what callers send as x-api-key."
  value       = { for name, key in aws_api_gateway_api_key.this : name => key.value }
  sensitive   = true
}

output "domain_url" {
  description = "Base URL at the API's own domain, null without one."
  value       = var.domain == null ? null : "https://${var.domain.name}"
  depends_on  = [aws_api_gateway_base_path_mapping.this]
}

output "log_group_name" {
  description = "Log group of the access logs."
  value       = aws_cloudwatch_log_group.access.name
}

output "openapi" {
  description = "OpenAPI document that the API was made from."
  value       = local.body
}
