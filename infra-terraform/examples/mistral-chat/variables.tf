variable "name" {
  description = "What everything is called."
  type        = string
  default     = "promptport-mistral"
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
  description = "A SageMaker endpoint that exists; null to make one, which costs as long as it is there."
  type        = string
  default     = null
}

variable "image_uri" {
  description = "Container of Hugging Face's text generation inference (TGI) in this region's deep learning registry; not used with endpoint_name."
  type        = string
  default     = null
}

variable "instance_type" {
  description = "What the endpoint runs on: a 7B model in half precision needs a GPU with 24 GB."
  type        = string
  default     = "ml.g5.2xlarge"
}

variable "hugging_face_model" {
  description = "Model the container fetches."
  type        = string
  default     = "mistralai/Mistral-7B-Instruct-v0.2"
}

variable "manage_account_logging" {
  description = "Set this where `aws apigateway get-account` shows no cloudwatchRoleArn."
  type        = bool
  default     = false
}
