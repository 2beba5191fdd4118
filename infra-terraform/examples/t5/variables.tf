variable "name" {
  description = "What everything is called."
  type        = string
  default     = "promptport-t5"
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
  description = "embedded:t5-mini, s3://bucket/folder or hf:owner/name."
  type        = string
  default     = "embedded:t5-mini"
}

variable "memory_size" {
  description = "MB of memory; 1769 make a whole processor."
  type        = number
  default     = 2048
}
