output "api_id" {
  description = "Id of the API."
  value       = aws_apigatewayv2_api.this.id
}

output "endpoint" {
  description = "Endpoint of the API, without a stage."
  value       = aws_apigatewayv2_api.this.api_endpoint
}

output "stage" {
  description = "Name of the stage."
  value       = aws_apigatewayv2_stage.this.name
}

output "execution_arn" {
  description = "ARN that permissions to call the API begin with."
  value       = aws_apigatewayv2_api.this.execution_arn
}

output "url" {
  description = "Base URL with the stage, without a slash at the end."
  value       = trimsuffix(aws_apigatewayv2_stage.this.invoke_url, "/")
}

output "domain_url" {
  description = "Base URL at the API's own domain, null without one."
  value       = var.domain == null ? null : "https://${var.domain.name}"
  depends_on  = [aws_apigatewayv2_api_mapping.this]
}

output "log_group_name" {
  description = "Log group of the access logs."
  value       = aws_cloudwatch_log_group.access.name
}
