variable "function_name" {
  description = "Name of the function that answers at the URL."
  type        = string
}

variable "function_arn" {
  description = "ARN of the function, without an alias. Callers' policies name it."
  type        = string
}

variable "alias" {
  description = "Alias that the URL calls."
  type        = string
  default     = "live"

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]*[A-Za-z_-][A-Za-z0-9_-]*$", var.alias))
    error_message = "alias takes letters, digits, - and _ and is not a number: a URL cannot point to a version."
  }
}

variable "authorization" {
  description = "Who may call: AWS_IAM for signed requests of the callers, NONE for everybody."
  type        = string
  default     = "AWS_IAM"

  validation {
    condition     = contains(["AWS_IAM", "NONE"], var.authorization)
    error_message = "authorization is AWS_IAM or NONE."
  }

  validation {
    condition     = var.authorization != "NONE" || var.allow_public
    error_message = "authorization NONE opens the function to the internet. Set allow_public = true as well if that is meant."
  }
}

variable "allow_public" {
  description = "Confirms that a URL with authorization NONE is meant."
  type        = bool
  default     = false
}

variable "callers" {
  description = "ARNs of the roles, users or account roots that may call the URL. Identities of the function's own account can be given caller_policy_json instead."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.callers : can(regex("^arn:[a-z-]+:(iam|sts)::[0-9]{12}:(root|(role|user|assumed-role|federated-user)/.+)$", arn))])
    error_message = "callers holds ARNs of roles, users or account roots, such as arn:aws:iam::123456789012:role/client. For everybody use authorization = \"NONE\"."
  }

  validation {
    condition     = var.authorization == "AWS_IAM" || length(var.callers) == 0
    error_message = "callers has no meaning with authorization NONE: everybody may call. Leave it empty."
  }
}

variable "cors" {
  description = "What browsers on other origins may do. No origins: no CORS. Lambda adds the headers itself, over those of the function."
  type = object({
    origins = optional(list(string), [])
    methods = optional(list(string), ["*"])
    headers = optional(list(string), [
      "authorization", "content-type", "x-amz-date", "x-amz-security-token", "accept"
    ])
    expose_headers = optional(list(string), [
      "access-control-allow-origin", "x-request-id", "retry-after",
      "x-model", "x-input-tokens", "x-output-tokens", "x-finish-reason"
    ])
    max_age     = optional(number, 600)
    credentials = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for origin in var.cors.origins : origin == "*" || can(regex("^https?://[^/*?#]+$", origin))])
    error_message = "cors.origins holds \"*\" or scheme and host without a path, such as https://chat.example.org."
  }

  validation {
    condition     = alltrue([for method in var.cors.methods : contains(["*", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"], method)])
    error_message = "cors.methods holds \"*\" or GET, HEAD, POST, PUT, PATCH, DELETE. Lambda refuses OPTIONS (a method has at most six letters) and answers preflights by itself."
  }

  validation {
    condition     = length(var.cors.methods) > 0
    error_message = "cors.methods needs at least one method."
  }

  validation {
    condition     = !(var.cors.credentials && contains(var.cors.origins, "*"))
    error_message = "cors.credentials cannot go with the origin \"*\": browsers refuse the answer. Name the origins."
  }

  validation {
    condition     = var.cors.max_age >= 0 && var.cors.max_age <= 86400
    error_message = "cors.max_age is 0 to 86400 seconds."
  }
}
