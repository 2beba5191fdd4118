variable "name" {
  description = "The bucket's name, the only one of this name in all of AWS."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "Give 3 to 63 lower-case letters, digits and hyphens, no hyphen at the ends; a dot would break TLS."
  }
}

variable "kms_key_arn" {
  description = "Key the objects are encrypted with. Null for keys of Amazon S3's own."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null ? true : can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "Give the key by its ARN, arn:PARTITION:kms:REGION:ACCOUNT:key/ID."
  }
}

variable "versioning" {
  description = "Whether what is overwritten or deleted is kept as an earlier version."
  type        = bool
  default     = true
}

variable "force_destroy" {
  description = "Whether the bucket may be destroyed with the objects in it."
  type        = bool
  default     = false
}

variable "lifecycle_rules" {
  description = "What is removed when: objects below prefix after expire_days, earlier versions of them after noncurrent_days."
  type = list(object({
    id              = string
    prefix          = optional(string, "")
    expire_days     = optional(number)
    noncurrent_days = optional(number)
  }))
  default = []

  validation {
    condition     = length(distinct(var.lifecycle_rules[*].id)) == length(var.lifecycle_rules) && !contains(var.lifecycle_rules[*].id, "leftovers")
    error_message = "Give each rule an id of its own; \"leftovers\" is taken."
  }

  validation {
    condition     = alltrue([for rule in var.lifecycle_rules : rule.expire_days != null || rule.noncurrent_days != null])
    error_message = "A rule removes something: give expire_days, noncurrent_days or both."
  }

  validation {
    condition = alltrue([
      for days in concat(var.lifecycle_rules[*].expire_days, var.lifecycle_rules[*].noncurrent_days) :
      days == null ? true : days >= 1 && floor(days) == days
    ])
    error_message = "Give whole numbers of days from 1."
  }
}

variable "policy_statements" {
  description = "Statements of the bucket's policy beside the denial of requests without TLS."
  # Not list(any): statements with and without a Condition are of different types.
  type    = any
  default = []

  validation {
    condition = can([for statement in var.policy_statements : [
      statement.Effect, statement.Principal, statement.Action, statement.Resource
    ]])
    error_message = "Give a list of policy statements, each with Effect, Principal, Action and Resource."
  }

  validation {
    condition = try(alltrue([
      for statement in var.policy_statements :
      statement.Effect == "Deny" || !contains(["\"*\"", "{\"AWS\":\"*\"}"], jsonencode(statement.Principal)) || can(statement.Condition)
    ]), true)
    error_message = "A private bucket is not open to all: name the Principal, or give a Condition."
  }
}

variable "access_log_bucket" {
  description = "Bucket that gets the access logs, below NAME/; its policy must let logging.s3.amazonaws.com write there. Its name must be known when planning. Null for no logs."
  type        = string
  default     = null
}

variable "tags" {
  description = "The bucket's tags."
  type        = map(string)
  default     = {}
}
