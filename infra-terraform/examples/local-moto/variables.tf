variable "name" {
  description = "What everything is called."
  type        = string
  default     = "promptport"
}

variable "endpoint" {
  description = "Where moto answers."
  type        = string
  default     = "http://127.0.0.1:5000"
}

variable "packages" {
  description = "Folder of the packages; null for the usual place."
  type        = string
  default     = null
}
