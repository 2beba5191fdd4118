variable "name" {
  description = "Name of the table; a function reads it as its conversations' place."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9_.-]{3,255}$", var.name))
    error_message = "name has to be 3 to 255 letters, digits, '_', '.' and '-'."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts the table; AWS' own key of DynamoDB when null. Its policy has to let the readers use it through DynamoDB."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn has to be the ARN of a key (arn:…:key/…), not of an alias."
  }
}

variable "deletion_protection" {
  description = "Whether the table refuses to be deleted; set it to false and apply before a destroy."
  type        = bool
  default     = true
  nullable    = false
}

variable "max_request_units" {
  description = "Read and write units a second that the table serves at most, as a bound of what it costs; none when null."
  type = object({
    read  = number
    write = number
  })
  default = null

  validation {
    condition     = var.max_request_units == null || try(var.max_request_units.read >= 1 && var.max_request_units.write >= 1, false)
    error_message = "max_request_units.read and .write have to be 1 or more; leave max_request_units out for no bound."
  }
}

variable "tags" {
  description = "Tags of the table."
  type        = map(string)
  default     = {}
  nullable    = false
}
