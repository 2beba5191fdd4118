variable "name" {
  description = "What everything is called."
  type        = string
  default     = "promptport"
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

variable "functions" {
  description = "Models, memory, timeouts and settings of the functions, by name; see the stack."
  type = map(object({
    model               = optional(string)
    aliases             = optional(map(string), {})
    inference_component = optional(string)
    guardrail = optional(object({
      arn     = string
      version = optional(string, "DRAFT")
    }))
    environment          = optional(map(string), {})
    api_key              = optional(bool)
    memory_size          = optional(number)
    timeout              = optional(number)
    ephemeral_storage    = optional(number, 512)
    architecture         = optional(string, "arm64")
    image_uri            = optional(string)
    snap_start           = optional(bool)
    reserved_concurrency = optional(number)
  }))
}

variable "openai_secret_arn" {
  description = "ARN of the secret of Secrets Manager with OpenAI's key."
  type        = string
}

variable "endpoints" {
  description = "SageMaker endpoints to make, by the key that functions name in sagemaker:KEY."
  type = map(object({
    mode              = optional(string, "realtime")
    image_uri         = string
    model_data_url    = optional(string)
    environment       = optional(map(string), {})
    startup_timeout   = optional(number)
    instance_type     = optional(string)
    min_instances     = optional(number)
    max_instances     = optional(number, 1)
    network_isolation = optional(bool)
    serverless = optional(object({
      memory                  = number
      max_concurrency         = number
      provisioned_concurrency = optional(number)
    }))
  }))
  default = {}
}

variable "domains" {
  description = "Domain names of rest, t5, code-generation and site."
  type = map(object({
    name            = string
    certificate_arn = string
    zone_id         = optional(string)
  }))
  default = {}
}

variable "cors_origins" {
  description = "Origins whose pages may call."
  type        = list(string)
  default     = []
}

variable "callers" {
  description = "ARNs of the roles and users that may call the function URL."
  type        = list(string)
  default     = []
}

variable "site_folder" {
  description = "Folder of the page; null for the placeholder beside this file."
  type        = string
  default     = null
}

variable "emails" {
  description = "Who hears of alarms and of the budget."
  type        = list(string)
  default     = []
}

variable "budget_usd" {
  description = "What a month may cost."
  type        = number
  default     = 50
}

variable "kms_key_arn" {
  description = "Key for logs, environments and stores; null for AWS's own keys."
  type        = string
  default     = null
}

variable "permissions_boundary" {
  description = "Policy that bounds every role."
  type        = string
  default     = null
}

variable "force_destroy" {
  description = "Whether a destroy takes files and conversations along."
  type        = bool
  default     = false
}

variable "manage_account_logging" {
  description = "Set this where `aws apigateway get-account` shows no cloudwatchRoleArn."
  type        = bool
  default     = false
}
