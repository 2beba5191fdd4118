output "url" {
  description = "Base URL, ending in a slash."
  value       = aws_lambda_function_url.this.function_url
}

output "caller_policy_json" {
  description = "Policy that lets an identity of the function's own account call the URL."
  value       = jsonencode(local.caller_policy)
}
