variable "name" {
  description = "Name of the API, and the beginning of its log group's and alarms' names."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$", var.name))
    error_message = "name takes 1 to 60 letters, digits, - and _, beginning with a letter or digit."
  }
}

variable "stage" {
  description = "Name of the stage. $default is served without a prefix, every other one as the first part of the path."
  type        = string
  default     = "$default"

  validation {
    condition     = var.stage == "$default" || can(regex("^[A-Za-z0-9_-]{1,128}$", var.stage))
    error_message = "stage is $default or takes 1 to 128 letters, digits, - and _."
  }
}

variable "routes" {
  description = "Function of each route, by route key such as \"POST /t5\" or \"ANY /files/{name}\". timeout is the function's, in seconds; authorization is NONE or AWS_IAM."
  type = map(object({
    function_name = string
    alias         = string
    invoke_arn    = string
    timeout       = number
    authorization = optional(string, "NONE")
  }))

  validation {
    condition     = length(var.routes) > 0
    error_message = "routes needs at least one route."
  }

  validation {
    condition     = alltrue([for key in keys(var.routes) : can(regex("^(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /(([A-Za-z0-9._~-]+|\\{[A-Za-z0-9._-]+\\})(/([A-Za-z0-9._~-]+|\\{[A-Za-z0-9._-]+\\}))*(/\\{[A-Za-z0-9._-]+\\+\\})?|\\{[A-Za-z0-9._-]+\\+\\})?$", key))])
    error_message = "A route key is a method in capitals (or ANY), one blank and a path, such as \"POST /t5\" or \"ANY /files/{name}\"."
  }

  validation {
    condition     = alltrue([for route in values(var.routes) : route.timeout >= 1 && route.timeout <= 29])
    error_message = "The timeout of a function behind an HTTP API is 1 to 29 seconds: the API gives up after 30, and nobody can raise that. Use a REST API for longer answers."
  }

  validation {
    condition     = alltrue([for route in values(var.routes) : contains(["NONE", "AWS_IAM"], route.authorization)])
    error_message = "The authorization of a route is NONE or AWS_IAM."
  }
}

variable "cors" {
  description = "What browsers on other origins may do; null for nothing. The API answers preflights itself and puts its headers over those of the functions."
  type = object({
    origins = list(string)
    methods = optional(list(string), ["GET", "POST", "OPTIONS"])
    headers = optional(list(string), [
      "authorization", "content-type", "accept", "x-amz-date", "x-amz-security-token",
      "idempotency-key", "x-request-id"
    ])
    expose_headers = optional(list(string), [
      "x-request-id", "retry-after", "x-model", "x-input-tokens", "x-output-tokens", "x-finish-reason"
    ])
    max_age     = optional(number, 600)
    credentials = optional(bool, false)
  })
  default = null

  validation {
    condition     = var.cors == null ? true : length(var.cors.origins) > 0
    error_message = "cors.origins needs at least one origin. For no CORS at all leave cors out."
  }

  validation {
    condition     = var.cors == null ? true : alltrue([for origin in var.cors.origins : origin == "*" || can(regex("^https?://[^/*?#]+$", origin))])
    error_message = "cors.origins holds \"*\" or scheme and host without a path, such as https://chat.example.org."
  }

  validation {
    condition     = var.cors == null ? true : alltrue([for method in var.cors.methods : contains(["*", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], method)])
    error_message = "cors.methods holds \"*\" or GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS."
  }

  validation {
    condition     = var.cors == null ? true : !(var.cors.credentials && contains(var.cors.origins, "*"))
    error_message = "cors.credentials cannot go with the origin \"*\": API Gateway and browsers refuse that. Name the origins."
  }

  validation {
    condition     = var.cors == null ? true : var.cors.max_age >= -1 && var.cors.max_age <= 86400
    error_message = "cors.max_age is 0 to 86400 seconds, or -1 for never."
  }
}

variable "throttle" {
  description = "Requests that all callers together may make: rate per second, burst at once. More get 429."
  type = object({
    burst = optional(number, 20)
    rate  = optional(number, 10)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.throttle.burst >= 1 && var.throttle.rate > 0
    error_message = "throttle.burst is at least 1 and throttle.rate above 0: nothing would get through otherwise."
  }
}

variable "access_log_retention_days" {
  description = "Days that access logs are kept. They hold callers' addresses."
  type        = number
  default     = 365

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.access_log_retention_days)
    error_message = "access_log_retention_days is one of the numbers CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts the access logs; null for CloudWatch's own. Its policy has to admit CloudWatch Logs."
  type        = string
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
  description = "Where alarms go and when: error_rate is the share of 5xx answers, latency_p99_ms defaults to nine tenths of the longest timeout."
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
