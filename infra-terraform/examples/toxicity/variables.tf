variable "name" {
  description = "What everything is called."
  type        = string
  default     = "promptport-toxicity"
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

variable "endpoint_name" {
  description = "SageMaker endpoint that labels texts."
  type        = string
}

variable "callers" {
  description = "ARNs of the roles and users that may call the URL."
  type        = list(string)
  default     = []
}

variable "cors_origins" {
  description = "Origins whose pages may call; [\"*\"] for every page, as in the system replaced."
  type        = list(string)
  default     = []
}

variable "timeout" {
  description = "Seconds for an answer; an endpoint that is scaled to zero takes some to start."
  type        = number
  default     = 60
}
