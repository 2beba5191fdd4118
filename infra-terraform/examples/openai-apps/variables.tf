variable "name" {
  description = "What everything is called."
  type        = string
  default     = "promptport-apps"
}

variable "region" {
  description = "Region to deploy to; null for AWS_REGION or that of the profile."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}

variable "openai_secret_arn" {
  description = "ARN of the secret of Secrets Manager with OpenAI's key."
  type        = string
}

variable "api_keys" {
  description = "Keys by name, and the usage plan of each."
  type        = map(string)
  default     = { default = "standard" }
}

variable "usage_plans" {
  description = "What the holders of a key may do."
  type = map(object({
    burst        = optional(number, 5)
    rate         = optional(number, 10)
    quota_limit  = optional(number, 500)
    quota_period = optional(string, "DAY")
  }))
  default = { standard = {} }
}

variable "cors_origins" {
  description = "Origins whose pages may call."
  type        = list(string)
  default     = []
}

variable "remember_conversations" {
  description = "Whether conversations are kept in DynamoDB; what was said before comes with the request otherwise."
  type        = bool
  default     = false
}

variable "manage_account_logging" {
  description = "Set this where `aws apigateway get-account` shows no cloudwatchRoleArn."
  type        = bool
  default     = false
}
