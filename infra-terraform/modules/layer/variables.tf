variable "name" {
  description = "The layer's name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,64}$", var.name))
    error_message = "Give a name of 1 to 64 letters, digits, hyphens and underscores."
  }
}

variable "description" {
  description = "What the layer holds, in one line."
  type        = string
  default     = null

  validation {
    condition     = var.description == null ? true : length(var.description) <= 256
    error_message = "Say what the layer holds in at most 256 characters."
  }
}

variable "package" {
  description = "Path of the zip with the layer's content, which Lambda unpacks into /opt."
  type        = string

  validation {
    condition     = fileexists(var.package)
    error_message = "There is no such zip: build the packages first, then give the zip's path."
  }
}

variable "bucket" {
  description = "Bucket through which the zip goes to Lambda, as layers/NAME-SHA256.zip. Needed above 52428800 bytes. Its name must be known when planning."
  type        = string
  default     = null
}

variable "package_bytes" {
  description = "Size of the zip. Null to have it counted where there is no bucket, which takes a second for every 12 MB."
  type        = number
  default     = null

  validation {
    condition     = var.package_bytes == null ? true : var.package_bytes >= 1 && floor(var.package_bytes) == var.package_bytes
    error_message = "Give the zip's size as a whole number of bytes, or null to have it counted."
  }
}

variable "architectures" {
  description = "Processors the content is for: arm64, x86_64 or both."
  type        = list(string)

  validation {
    condition     = length(var.architectures) > 0 && length(setsubtract(var.architectures, ["arm64", "x86_64"])) == 0
    error_message = "Lambda has arm64 and x86_64: give one of them or both."
  }
}

variable "runtimes" {
  description = "Runtimes the content is for."
  type        = list(string)
  default     = ["java25"]

  validation {
    condition     = length(var.runtimes) > 0 && length(setsubtract(var.runtimes, ["java25", "provided.al2023"])) == 0
    error_message = "The functions run on java25 and provided.al2023: give one of them or both."
  }
}

variable "tags" {
  description = "Tags of the object in the bucket; Lambda's layers have none."
  type        = map(string)
  default     = {}
}
