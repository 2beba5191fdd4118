variable "name" {
  description = "The bucket's name, the only one of this name in all of AWS."
  type        = string
}

variable "prefix" {
  description = "Folder in the bucket that artifacts and claims are kept in, without slashes at its ends. Empty for the whole bucket."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*)?$", var.prefix)) && !contains(split("/", var.prefix), "..") && !contains(split("/", var.prefix), ".")
    error_message = "Give names of letters, digits, dots, hyphens and underscores, joined by single slashes, none of them \".\" or \"..\"."
  }
}

variable "kms_key_arn" {
  description = "Key the objects are encrypted with. Null for keys of Amazon S3's own."
  type        = string
  default     = null
}

variable "artifacts_days" {
  description = "Days after which artifacts are removed. Null to keep them."
  type        = number
  default     = null

  validation {
    condition     = var.artifacts_days == null ? true : var.artifacts_days >= 1 && floor(var.artifacts_days) == var.artifacts_days
    error_message = "Give a whole number of days from 1, or null to keep artifacts."
  }
}

variable "force_destroy" {
  description = "Whether the bucket may be destroyed with the artifacts in it."
  type        = bool
  default     = false
}

variable "tags" {
  description = "The bucket's tags."
  type        = map(string)
  default     = {}
}
