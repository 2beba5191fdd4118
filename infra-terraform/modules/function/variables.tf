variable "name" {
  description = "The function's name. Its role, log group and alarms are named after it."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,48}$", var.name))
    error_message = "Give a name of 1 to 48 letters, digits, hyphens and underscores; the role's name adds the region to it."
  }
}

variable "description" {
  description = "What the function does, in one line."
  type        = string

  validation {
    condition     = length(var.description) > 0 && length(var.description) <= 256
    error_message = "Say what the function does in 1 to 256 characters."
  }
}

variable "package" {
  description = "Path of the zip with the function's code. Null when there is an image_uri."
  type        = string
  default     = null

  validation {
    condition     = var.package == null ? true : fileexists(var.package)
    error_message = "There is no such zip: build the packages first, then give the zip's path."
  }
}

variable "image_uri" {
  description = "Container image with the function's code, in a registry of Amazon ECR, by tag or digest. Null when there is a package."
  type        = string
  default     = null

  validation {
    condition     = (var.package == null) != (var.image_uri == null)
    error_message = "Give the code once: either package (a zip) or image_uri (a container image)."
  }

  validation {
    condition = var.image_uri == null ? true : can(
      regex("^[0-9]{12}\\.dkr\\.ecr\\.[^/]+/[^:@]+(:[^:@]+|@sha256:[0-9a-f]{64})$", var.image_uri)
    )
    error_message = "Lambda takes images from Amazon ECR only: give ACCOUNT.dkr.ecr.REGION.DOMAIN/REPOSITORY:TAG or …@sha256:DIGEST."
  }
}

variable "bucket" {
  description = "Bucket through which the zip goes to Lambda, as functions/NAME-SHA256.zip. Needed above 52428800 bytes. Its name must be known when planning."
  type        = string
  default     = null
}

variable "package_bytes" {
  description = "Size of the zip. Null with an image, or to have it counted where there is no bucket, which takes a second for every 12 MB."
  type        = number
  default     = null

  validation {
    condition     = var.package_bytes == null ? true : var.package_bytes >= 1 && floor(var.package_bytes) == var.package_bytes
    error_message = "Give the zip's size as a whole number of bytes, or null to have it counted."
  }
}

variable "handler" {
  description = "The class that takes the events of the function's API. Null with an image, which names its own."
  type        = string
  default     = null

  validation {
    condition     = (var.package == null) == (var.handler == null)
    error_message = "A package needs a handler, the class that takes the events; an image names its own, so leave it out there."
  }
}

variable "runtime" {
  description = "Lambda's runtime: java25, or provided.al2023 for packages that bring their own. Not used with an image."
  type        = string
  default     = "java25"

  validation {
    condition     = contains(["java25", "provided.al2023"], var.runtime)
    error_message = "The code is made for Java 25: give java25, or provided.al2023 when the package brings its own runtime."
  }
}

variable "architecture" {
  description = "Processor the function runs on: arm64 or x86_64."
  type        = string
  default     = "arm64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "Lambda has arm64 and x86_64: give one of them."
  }
}

variable "memory_size" {
  description = "Memory in MiB; processor time comes in proportion, one whole core at 1769."
  type        = number
  default     = 1024

  validation {
    condition     = var.memory_size >= 128 && var.memory_size <= 10240 && floor(var.memory_size) == var.memory_size
    error_message = "Give a whole number of MiB from 128 to 10240."
  }
}

variable "timeout" {
  description = "Seconds after which Lambda ends a request. Behind an API keep it one second below the integration's timeout."
  type        = number
  default     = 29

  validation {
    condition     = var.timeout >= 1 && var.timeout <= 900 && floor(var.timeout) == var.timeout
    error_message = "Give a whole number of seconds from 1 to 900."
  }
}

variable "ephemeral_storage" {
  description = "Size of /tmp in MiB."
  type        = number
  default     = 512

  validation {
    condition     = var.ephemeral_storage >= 512 && var.ephemeral_storage <= 10240 && floor(var.ephemeral_storage) == var.ephemeral_storage
    error_message = "Give a whole number of MiB from 512 to 10240."
  }
}

variable "layers" {
  description = "ARNs of layer versions, merged into /opt in this order. None with an image."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.layers) <= 5
    error_message = "Lambda takes at most five layers: merge some of them."
  }

  validation {
    condition     = length(var.layers) == 0 || var.package != null
    error_message = "An image takes no layers: copy their content into the image."
  }
}

variable "environment" {
  description = "Environment variables. Secrets go in by ARN only."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for key in keys(var.environment) : can(regex("^[A-Za-z][A-Za-z0-9_]+$", key))])
    error_message = "Variables are named with a letter and then letters, digits and underscores, two characters at least."
  }

  validation {
    condition = length(setintersection(keys(var.environment), [
      "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION",
      "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME",
      "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
      "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
      "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT",
    ])) == 0
    error_message = "Lambda itself sets the region, the credentials and its other own variables: leave them out."
  }

  validation {
    condition     = length(join("", concat(keys(var.environment), values(var.environment)))) <= 4096
    error_message = "Lambda takes 4096 bytes of environment: put long values into a file, a parameter or a bucket and name that."
  }
}

variable "policy_statements" {
  description = "What this function alone may do beyond writing its logs and traces: a list of IAM statements with Effect, Action and Resource."
  # Not list(any): statements with and without a Condition are of different types.
  type    = any
  default = []

  validation {
    condition = can([for statement in var.policy_statements : [
      statement.Effect, flatten([statement.Action]), flatten([statement.Resource])
    ]])
    error_message = "Give a list of IAM statements, each with Effect, Action and Resource."
  }

  validation {
    condition = try(alltrue(flatten([for statement in var.policy_statements : [
      for action in flatten([statement.Action]) : can(regex("^[a-z0-9-]+:[A-Za-z0-9]+$", action))
    ]])), true)
    error_message = "Name each action in full, as in bedrock:InvokeModel, without a wildcard."
  }

  validation {
    condition = try(alltrue(flatten([for statement in var.policy_statements : [
      for resource in flatten([statement.Resource]) : resource != "*"
    ]])), true)
    error_message = "Name the resources by ARN: \"*\" would open those of everything else in the account."
  }
}

variable "log_retention_days" {
  description = "Days for which the function's logs are kept."
  type        = number
  default     = 30

  validation {
    condition = contains([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ], var.log_retention_days)
    error_message = "CloudWatch Logs keeps for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days: give one of them."
  }
}

variable "kms_key_arn" {
  description = "Key for the logs and the environment; its policy must let the region's CloudWatch Logs use it. Null for keys that AWS owns."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null ? true : can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "Give the key by its ARN, arn:PARTITION:kms:REGION:ACCOUNT:key/ID; CloudWatch Logs takes no alias."
  }
}

variable "snap_start" {
  description = "Whether versions start from a snapshot of the initialised function."
  type        = bool
  default     = true

  validation {
    condition     = !(var.snap_start && var.package == null)
    error_message = "SnapStart takes no images: set snap_start = false."
  }

  validation {
    condition     = !(var.snap_start && var.ephemeral_storage > 512)
    error_message = "SnapStart takes no more than 512 MiB of ephemeral storage: set snap_start = false, or ephemeral_storage = 512."
  }

  validation {
    condition     = !(var.snap_start && startswith(var.runtime, "provided."))
    error_message = "SnapStart takes no runtime of one's own: set snap_start = false, or runtime = \"java25\"."
  }
}

variable "tracing" {
  description = "Whether requests are traced with AWS X-Ray."
  type        = bool
  default     = true
}

variable "reserved_concurrency" {
  description = "Most requests at once, set aside from the account's; 0 switches the function off. Null for no limit of its own."
  type        = number
  default     = null

  validation {
    condition     = var.reserved_concurrency == null ? true : var.reserved_concurrency >= 0 && floor(var.reserved_concurrency) == var.reserved_concurrency
    error_message = "Give a whole number from 0, or null for no limit."
  }
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds the role's permissions."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary == null ? true : can(regex("^arn:[^:]+:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary))
    error_message = "Give the boundary's ARN, arn:PARTITION:iam::ACCOUNT:policy/NAME."
  }
}

variable "alarms" {
  description = "Where alarms go and when: errors and throttles are counts in a period, duration_share is the share of the timeout that the slowest hundredth of the requests reaches. Null for no alarms."
  type = object({
    topic_arn          = string
    errors             = optional(number, 1)
    throttles          = optional(number, 1)
    duration_share     = optional(number, 0.9)
    period             = optional(number, 300)
    evaluation_periods = optional(number, 1)
  })
  default = null

  validation {
    condition     = var.alarms == null ? true : can(regex("^arn:[^:]+:sns:[^:]+:[0-9]{12}:.+$", var.alarms.topic_arn))
    error_message = "Give the topic's ARN, arn:PARTITION:sns:REGION:ACCOUNT:NAME."
  }

  validation {
    condition     = var.alarms == null ? true : var.alarms.errors >= 1 && var.alarms.throttles >= 1
    error_message = "An alarm at less than one error or throttle never ends: give 1 or more."
  }

  validation {
    condition     = var.alarms == null ? true : var.alarms.duration_share > 0 && var.alarms.duration_share <= 1
    error_message = "Nothing takes longer than the timeout: give a duration_share above 0 and up to 1."
  }

  validation {
    condition     = var.alarms == null ? true : var.alarms.period >= 60 && var.alarms.period % 60 == 0
    error_message = "Lambda reports by the minute: give a period of 60 seconds or a multiple of it."
  }

  validation {
    condition     = var.alarms == null ? true : var.alarms.evaluation_periods >= 1 && var.alarms.evaluation_periods * var.alarms.period <= 86400
    error_message = "Give one evaluation period or more, together no longer than a day."
  }
}

variable "alias" {
  description = "Name of the alias that points to the version published last; what calls the function calls this."
  type        = string
  default     = "live"

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,128}$", var.alias)) && !can(regex("^[0-9]+$", var.alias))
    error_message = "Give letters, digits, hyphens and underscores, not digits alone: those are versions."
  }
}

variable "tags" {
  description = "Tags of everything created here."
  type        = map(string)
  default     = {}
}
