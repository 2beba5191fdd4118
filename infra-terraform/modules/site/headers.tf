locals {
  # Nothing but the page's own files runs or shows, and nothing but its own origin and its APIs is asked:
  # text of a model that slips through as HTML has nowhere to send anything.
  content_security_policy = join("; ", [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    join(" ", concat(["connect-src 'self'"], var.connect_origins)),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "upgrade-insecure-requests",
  ])
}

resource "aws_cloudfront_response_headers_policy" "this" {
  name    = var.name
  comment = "What browsers are told of ${var.name}."

  security_headers_config {
    content_security_policy {
      content_security_policy = local.content_security_policy
      override                = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = true
    }

    referrer_policy {
      referrer_policy = "no-referrer"
      override        = true
    }

    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }

  custom_headers_config {
    items {
      header   = "cross-origin-opener-policy"
      value    = "same-origin"
      override = true
    }

    items {
      header   = "cross-origin-resource-policy"
      value    = "same-origin"
      override = true
    }

    items {
      header   = "permissions-policy"
      value    = "camera=(), geolocation=(), microphone=()"
      override = true
    }
  }
}

# The files say themselves how long they are kept: index.html not at all.
resource "aws_cloudfront_cache_policy" "this" {
  name        = var.name
  comment     = "As long as the files of ${var.name} say."
  min_ttl     = 0
  default_ttl = 0
  max_ttl     = 31536000

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true

    cookies_config {
      cookie_behavior = "none"
    }

    headers_config {
      header_behavior = "none"
    }

    query_strings_config {
      query_string_behavior = "none"
    }
  }
}
