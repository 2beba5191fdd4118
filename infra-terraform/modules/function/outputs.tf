output "name" {
  description = "The function's name."
  value       = aws_lambda_function.this.function_name
}

output "arn" {
  description = "The function's ARN, without a version or an alias."
  value       = aws_lambda_function.this.arn
}

output "alias_name" {
  description = "The alias, the qualifier to call the function with."
  value       = aws_lambda_alias.this.name
}

output "alias_arn" {
  description = "The alias's ARN."
  value       = aws_lambda_alias.this.arn
}

output "invoke_arn" {
  description = "What an API's integration calls: the alias."
  value       = aws_lambda_alias.this.invoke_arn
}

output "role_name" {
  description = "The name of the function's role."
  value       = aws_iam_role.this.name
}

output "role_arn" {
  description = "The ARN of the function's role."
  value       = aws_iam_role.this.arn
}

output "log_group_name" {
  description = "The log group the function writes to."
  value       = aws_cloudwatch_log_group.this.name
}

output "version" {
  description = "The version published last."
  value       = aws_lambda_function.this.version
}

output "timeout" {
  description = "Seconds after which Lambda ends a request."
  value       = aws_lambda_function.this.timeout
}
