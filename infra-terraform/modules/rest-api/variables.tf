variable "name" {
  description = "Name of the API, and the beginning of its keys', plans', log group's and alarms' names."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$", var.name))
    error_message = "name takes 1 to 60 letters, digits, - and _, beginning with a letter or digit."
  }
}

variable "stage" {
  description = "Name of the stage: the first part of every path, except at the API's own domain."
  type        = string
  default     = "v1"

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,128}$", var.stage))
    error_message = "stage takes 1 to 128 letters, digits, - and _."
  }
}

variable "routes" {
  description = "Function of each route, by method and path such as \"POST /examples/{slug}\" or \"ANY /info\". timeout is the function's, in seconds; api_key says whether callers need one; schema is a JSON schema (draft 4) that bodies have to meet."
  type = map(object({
    function_name = string
    alias         = string
    invoke_arn    = string
    timeout       = number
    api_key       = optional(bool, true)
    schema        = optional(string)
  }))

  validation {
    condition     = length(var.routes) > 0
    error_message = "routes needs at least one route."
  }

  validation {
    condition     = alltrue([for key in keys(var.routes) : can(regex("^(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /(([A-Za-z0-9._-]+|\\{[A-Za-z0-9._-]+\\})(/([A-Za-z0-9._-]+|\\{[A-Za-z0-9._-]+\\}))*(/\\{[A-Za-z0-9._-]+\\+\\})?|\\{[A-Za-z0-9._-]+\\+\\})?$", key))])
    error_message = "A route is a method in capitals (or ANY), one blank and a path of letters, digits, ., _, - and {parameters}, such as \"POST /examples/{slug}\"."
  }

  validation {
    condition     = alltrue([for route in values(var.routes) : route.timeout >= 1 && route.timeout <= var.integration_timeout_limit])
    error_message = "The timeout of a function is 1 second to integration_timeout_limit: nobody waits for what comes later. Shorten it, or have the quota raised and set the limit."
  }

  validation {
    condition     = alltrue([for route in values(var.routes) : route.schema == null ? true : can(keys(jsondecode(route.schema)))])
    error_message = "schema is the text of a JSON schema, that is a JSON object: use jsonencode or file."
  }
}

variable "integration_timeout_limit" {
  description = "Seconds that API Gateway waits at most. More than 29 need a raised quota (\"Maximum integration timeout\", regional APIs only)."
  type        = number
  default     = 29

  validation {
    condition     = var.integration_timeout_limit >= 1 && var.integration_timeout_limit <= 300
    error_message = "integration_timeout_limit is 1 to 300 seconds; more than 29 need a raised quota."
  }
}

variable "cors_origins" {
  description = "Origins whose pages may call, such as https://chat.example.org, or \"*\" alone for all. None: no CORS."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.cors_origins : origin == "*" || can(regex("^https?://[A-Za-z0-9.:\\[\\]-]+$", origin))])
    error_message = "cors_origins holds \"*\" or scheme and host without a path, such as https://chat.example.org."
  }

  validation {
    condition     = !contains(var.cors_origins, "*") || length(var.cors_origins) == 1
    error_message = "cors_origins holds either \"*\" alone or named origins."
  }
}

variable "cors_headers" {
  description = "Request headers that pages of cors_origins may send; the default has those of OpenAI's clients."
  type        = list(string)
  default = [
    "authorization", "content-type", "accept", "x-api-key", "x-amz-date", "x-amz-security-token",
    "idempotency-key", "x-request-id",
    "x-stainless-arch", "x-stainless-helper-method", "x-stainless-lang", "x-stainless-os", "x-stainless-package-version",
    "x-stainless-retry-count", "x-stainless-runtime", "x-stainless-runtime-version", "x-stainless-timeout"
  ]

  validation {
    condition     = alltrue([for header in var.cors_headers : can(regex("^[A-Za-z0-9-]+$", header))])
    error_message = "cors_headers holds names of headers: letters, digits and -."
  }
}

variable "plans" {
  description = "Usage plans: what the keys of a plan may do, each key for itself. rate is per second, burst at once, quota_limit per DAY, WEEK or MONTH (null: no quota)."
  type = map(object({
    burst        = number
    rate         = number
    quota_limit  = optional(number)
    quota_period = optional(string, "DAY")
  }))
  default = {}

  validation {
    condition     = alltrue([for plan in values(var.plans) : plan.burst >= 1 && plan.rate > 0])
    error_message = "burst of a plan is at least 1 and rate above 0: nothing would get through otherwise."
  }

  validation {
    condition     = alltrue([for plan in values(var.plans) : coalesce(plan.quota_limit, 1) >= 1])
    error_message = "quota_limit of a plan is at least 1, or null for no quota."
  }

  validation {
    condition     = alltrue([for plan in values(var.plans) : contains(["DAY", "WEEK", "MONTH"], plan.quota_period)])
    error_message = "quota_period of a plan is DAY, WEEK or MONTH."
  }
}

variable "keys" {
  description = "API keys by name, each with the name of its plan. The values are made by API Gateway: see the output key_values."
  type        = map(object({ plan = string }))
  default     = {}

  validation {
    condition     = alltrue([for key in values(var.keys) : contains(keys(var.plans), key.plan)])
    error_message = "The plan of every key has to be one of plans."
  }
}

variable "default_throttle" {
  description = "Requests that all callers together may make to each route: rate per second, burst at once. More get 429."
  type = object({
    burst = optional(number, 20)
    rate  = optional(number, 10)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.default_throttle.burst >= 1 && var.default_throttle.rate > 0
    error_message = "default_throttle.burst is at least 1 and default_throttle.rate above 0: nothing would get through otherwise."
  }
}

variable "access_log_retention_days" {
  description = "Days that access logs and execution logs are kept. Access logs hold callers' addresses."
  type        = number
  default     = 365

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.access_log_retention_days)
    error_message = "access_log_retention_days is one of the numbers CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "execution_log_level" {
  description = "What API Gateway logs of its own work: OFF, ERROR or INFO. Bodies are never logged."
  type        = string
  default     = "ERROR"

  validation {
    condition     = contains(["OFF", "ERROR", "INFO"], var.execution_log_level)
    error_message = "execution_log_level is OFF, ERROR or INFO."
  }
}

variable "manage_account_logging" {
  description = "Whether to make the role API Gateway writes its logs with and set it for this account and region. The account has one such setting: true in at most one configuration per account and region, and only where nobody else has set it; destroying resets it. Without any such role API Gateway refuses the stage."
  type        = bool
  default     = false
}

variable "permissions_boundary" {
  description = "ARN of the permissions boundary of the role that manage_account_logging makes."
  type        = string
  default     = null
}

variable "kms_key_arn" {
  description = "KMS key that encrypts the logs; null for CloudWatch's own. Its policy has to admit CloudWatch Logs."
  type        = string
  default     = null
}

variable "tracing" {
  description = "Whether X-Ray traces requests."
  type        = bool
  default     = true
}

variable "waf" {
  description = "Web ACL (WAFv2, regional) in front of the stage."
  type        = object({ acl_arn = string })
  default     = null
}

variable "domain" {
  description = "Domain name of the API's own. With zone_id a Route 53 alias is made as well. The certificate is one of ACM in the same region."
  type = object({
    name            = string
    certificate_arn = string
    zone_id         = optional(string)
  })
  default = null

  validation {
    condition     = var.domain == null ? true : can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.domain.name))
    error_message = "domain.name is a host name in small letters, such as api.example.org."
  }
}

variable "alarms" {
  description = "Where alarms go and when: error_rate is the share of 5xx answers, latency_p99_ms defaults to nine tenths of the longest integration timeout."
  type = object({
    topic_arn      = string
    error_rate     = optional(number, 0.05)
    latency_p99_ms = optional(number)
  })
  default = null

  validation {
    condition     = var.alarms == null ? true : var.alarms.error_rate > 0 && var.alarms.error_rate < 1
    error_message = "alarms.error_rate is a share between 0 and 1, such as 0.05."
  }

  validation {
    condition     = var.alarms == null ? true : coalesce(var.alarms.latency_p99_ms, 1) > 0
    error_message = "alarms.latency_p99_ms is above 0."
  }
}

variable "tags" {
  description = "Tags of everything that takes tags."
  type        = map(string)
  default     = {}
}

variable "moto" {
  description = "Whether the API is made on moto, which cannot import a mock integration without an address."
  type        = bool
  default     = false
  nullable    = false
}
