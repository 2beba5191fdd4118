variable "name" {
  description = "Name of the site; its bucket has the account's number behind it."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9](-?[a-z0-9])*$", var.name)) && length(var.name) <= 50
    error_message = "name has to be at most 50 small letters, digits and single hyphens."
  }
}

variable "folder" {
  description = "Folder of the page's files, with an index.html. Everything in it is published."
  type        = string

  validation {
    condition     = fileexists("${var.folder}/index.html")
    error_message = "There is no index.html in the folder '${var.folder}': build the page first, or name another folder."
  }

  validation {
    condition = alltrue([
      for file in fileset(var.folder, "**") : contains(keys(local.content_types), try(regex("[^.]+$", basename(file)), ""))
    ])
    error_message = "Something in the folder '${var.folder}' has a name without a known ending: take it out, or add the ending to content_types."
  }
}

variable "content_types" {
  description = "Content types of further endings, as in `{ wasm = \"application/wasm\" }`."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for ending, type in var.content_types : can(regex("^[A-Za-z0-9]+$", ending)) && can(regex("^[a-z]+/[a-z0-9.+-]+(; ?charset=[a-z0-9-]+)?$", type))])
    error_message = "content_types has to map endings without a dot to types, as in { wasm = \"application/wasm\" }."
  }
}

variable "max_age" {
  description = "Seconds that browsers and CloudFront keep files that are not HTML. HTML is asked for each time. 31536000 fits a page whose files are named by their content."
  type        = number
  default     = 300
  nullable    = false

  validation {
    condition     = var.max_age >= 0 && var.max_age <= 31536000
    error_message = "max_age has to be 0 to 31536000 seconds (a year)."
  }
}

variable "connect_origins" {
  description = "Origins that the page may call beside its own, as `https://id.execute-api.region.amazonaws.com`: its APIs, no path."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for origin in var.connect_origins : can(regex("^https://[a-z0-9.-]+(:[0-9]+)?$", origin))])
    error_message = "connect_origins has to hold origins of https, as in https://api.example.org, without a path and without '*'."
  }
}

variable "domain" {
  description = "The site's own name, the ARN of its certificate, and the id of the Route 53 zone that is to know it (null when another DNS does)."
  type = object({
    name            = string
    certificate_arn = string
    zone_id         = optional(string)
  })
  default = null

  validation {
    condition     = var.domain == null || can(regex("^[a-z0-9.-]+\\.[a-z]+$", var.domain.name))
    error_message = "domain.name has to be a host, as in chat.example.org."
  }

  validation {
    condition     = var.domain == null || can(regex("^arn:[a-z-]+:acm:us-east-1:[0-9]{12}:certificate/", var.domain.certificate_arn))
    error_message = "domain.certificate_arn has to be a certificate in us-east-1: CloudFront takes them from there alone."
  }
}

variable "price_class" {
  description = "Where CloudFront answers from: `PriceClass_100` (North America and Europe), `PriceClass_200` or `PriceClass_All`."
  type        = string
  default     = "PriceClass_100"
  nullable    = false

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "price_class has to be PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}

variable "kms_key_arn" {
  description = "Key of the bucket; S3's own when null. Its policy has to let CloudFront decrypt for the distribution."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn has to be the ARN of a key (arn:…:key/…), not of an alias."
  }
}

variable "log_bucket_arn" {
  description = "ARN of the bucket that gets the access logs; its policy has to let delivery.logs.amazonaws.com put objects. No logs when null."
  type        = string
  default     = null

  validation {
    condition     = var.log_bucket_arn == null || can(regex("^arn:[a-z-]+:s3:::[a-z0-9.-]+(/.*[^/])?$", var.log_bucket_arn))
    error_message = "log_bucket_arn has to be the ARN of a bucket, with or without a prefix behind it."
  }
}

variable "web_acl_arn" {
  description = "ARN of a web ACL of WAF for CloudFront."
  type        = string
  default     = null

  validation {
    condition     = var.web_acl_arn == null || can(regex("^arn:[a-z-]+:wafv2:us-east-1:[0-9]{12}:global/webacl/", var.web_acl_arn))
    error_message = "web_acl_arn has to be a web ACL of the scope CLOUDFRONT, which lives in us-east-1."
  }
}

variable "force_destroy" {
  description = "Whether a destroy empties the bucket of what was not put there by this module."
  type        = bool
  default     = false
  nullable    = false
}

variable "tags" {
  description = "Tags of everything here that takes tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
