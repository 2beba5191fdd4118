variable "name" {
  description = "What everything is called."
  type        = string
  default     = "promptport-code"
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

variable "model" {
  description = "Model of Bedrock that the account has access to."
  type        = string
  default     = "bedrock:amazon.nova-lite-v1:0"
}

variable "artifacts_days" {
  description = "Days that files are kept; null for good."
  type        = number
  default     = null
}

variable "force_destroy" {
  description = "Whether a destroy takes the files along."
  type        = bool
  default     = false
}
