mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_resource "aws_cloudfront_distribution" {
    defaults = {
      arn            = "arn:aws:cloudfront::123456789012:distribution/E1"
      domain_name    = "d1.cloudfront.net"
      hosted_zone_id = "Z2FDTNDATAQYW2"
    }
  }
}

variables {
  name            = "chat"
  folder          = "tests/page"
  connect_origins = ["https://api.example.org", "https://a1.execute-api.eu-west-1.amazonaws.com"]
}

run "publishes_the_folder_with_its_content_types" {
  command = plan

  assert {
    condition = { for key, file in aws_s3_object.this : key => file.content_type } == {
      "index.html"      = "text/html; charset=utf-8"
      "assets/page.js"  = "text/javascript; charset=utf-8"
      "assets/icon.svg" = "image/svg+xml"
    }
    error_message = "each file has to be there with its type"
  }

  assert {
    condition = { for key, file in aws_s3_object.this : key => file.cache_control } == {
      "index.html"      = "no-cache"
      "assets/page.js"  = "public, max-age=300"
      "assets/icon.svg" = "public, max-age=300"
    }
    error_message = "HTML has to be asked for each time"
  }

  assert {
    condition     = aws_s3_object.this["index.html"].source_hash == filesha256("tests/page/index.html")
    error_message = "a file that changes has to be put again"
  }
}

run "publishes_further_types_and_keeps_named_files_longer" {
  command = plan

  variables {
    folder        = "tests/unknown"
    content_types = { toml = "application/toml" }
    max_age       = 31536000
  }

  assert {
    condition = (aws_s3_object.this["notes.toml"].content_type == "application/toml"
    && aws_s3_object.this["notes.toml"].cache_control == "public, max-age=31536000")
    error_message = "the type and the age have to be those given"
  }
}

run "keeps_as_long_as_the_files_say" {
  command = plan

  assert {
    condition = (aws_cloudfront_cache_policy.this.min_ttl == 0
      && aws_cloudfront_cache_policy.this.default_ttl == 0
    && aws_cloudfront_cache_policy.this.parameters_in_cache_key_and_forwarded_to_origin[0].query_strings_config[0].query_string_behavior == "none")
    error_message = "CloudFront may not keep what is not to be kept"
  }
}

run "tells_browsers_to_run_and_call_nothing_else" {
  command = plan

  assert {
    condition = split("; ", aws_cloudfront_response_headers_policy.this.security_headers_config[0].content_security_policy[0].content_security_policy) == tolist([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "manifest-src 'self'",
      "connect-src 'self' https://api.example.org https://a1.execute-api.eu-west-1.amazonaws.com",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "upgrade-insecure-requests",
    ])
    error_message = "unexpected policy: ${output.content_security_policy}"
  }

  assert {
    condition = (aws_cloudfront_response_headers_policy.this.security_headers_config[0].frame_options[0].frame_option == "DENY"
      && aws_cloudfront_response_headers_policy.this.security_headers_config[0].referrer_policy[0].referrer_policy == "no-referrer"
      && aws_cloudfront_response_headers_policy.this.security_headers_config[0].content_type_options[0].override
    && aws_cloudfront_response_headers_policy.this.security_headers_config[0].strict_transport_security[0].access_control_max_age_sec == 63072000)
    error_message = "the other headers of security have to be there"
  }
}

run "calls_its_own_origin_alone_without_apis" {
  command = plan

  variables {
    connect_origins = []
  }

  assert {
    condition     = strcontains(output.content_security_policy, "; connect-src 'self'; ")
    error_message = "unexpected policy: ${output.content_security_policy}"
  }
}

run "reads_the_bucket_by_this_distribution_alone" {
  assert {
    condition = [for s in jsondecode(module.bucket.policy).Statement : s if s.Effect == "Allow"] == jsondecode(<<-JSON
      [{
        "Sid": "ReadByDistribution",
        "Effect": "Allow",
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::chat-123456789012/*",
        "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/E1"}}
      }]
    JSON
    )
    error_message = "unexpected policy: ${module.bucket.policy}"
  }

  assert {
    condition = (aws_cloudfront_origin_access_control.this.signing_behavior == "always"
    && [for o in aws_cloudfront_distribution.this.origin : o.origin_access_control_id] == [aws_cloudfront_origin_access_control.this.id])
    error_message = "CloudFront has to sign what it asks of the bucket"
  }

  assert {
    condition     = output.bucket == "chat-123456789012" && output.url == "https://d1.cloudfront.net"
    error_message = "the page has to be told where it is"
  }
}

run "serves_the_index_over_tls_and_no_fallback" {
  command = plan

  assert {
    condition = (aws_cloudfront_distribution.this.default_root_object == "index.html"
      && aws_cloudfront_distribution.this.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
      && aws_cloudfront_distribution.this.default_cache_behavior[0].allowed_methods == toset(["GET", "HEAD"])
    && length(aws_cloudfront_distribution.this.custom_error_response) == 0)
    error_message = "files have to be read over TLS, and missing ones to be missing"
  }

  assert {
    condition = (aws_cloudfront_distribution.this.price_class == "PriceClass_100"
    && aws_cloudfront_distribution.this.viewer_certificate[0].cloudfront_default_certificate)
    error_message = "CloudFront's own name and the cheapest places are the default"
  }

  assert {
    condition     = length(aws_cloudwatch_log_delivery.this) == 0 && length(aws_route53_record.this) == 0
    error_message = "neither logs nor a name were asked for"
  }
}

run "has_its_own_name_with_tls_1_2_at_least" {
  command = plan

  variables {
    domain = {
      name            = "chat.example.org"
      certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"
      zone_id         = "Z1"
    }
  }

  assert {
    condition = (aws_cloudfront_distribution.this.aliases == toset(["chat.example.org"])
      && aws_cloudfront_distribution.this.viewer_certificate[0].acm_certificate_arn == var.domain.certificate_arn
      && aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021"
    && aws_cloudfront_distribution.this.viewer_certificate[0].ssl_support_method == "sni-only")
    error_message = "the distribution has to answer under the name, with TLS 1.2 at least"
  }

  assert {
    condition     = { for type, record in aws_route53_record.this : type => "${record.zone_id} ${record.name}" } == { A = "Z1 chat.example.org", AAAA = "Z1 chat.example.org" }
    error_message = "the zone has to know the name"
  }

  assert {
    condition     = output.url == "https://chat.example.org"
    error_message = "the URL has to be the name"
  }
}

run "leaves_the_name_to_another_dns" {
  command = plan

  variables {
    domain = {
      name            = "chat.example.org"
      certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"
    }
  }

  assert {
    condition     = length(aws_route53_record.this) == 0
    error_message = "no zone was given"
  }
}

run "delivers_its_logs_and_stands_behind_a_web_acl_when_asked" {
  command = plan

  variables {
    log_bucket_arn = "arn:aws:s3:::logs/site"
    web_acl_arn    = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/0a1b"
  }

  assert {
    condition = (aws_cloudwatch_log_delivery_source.this[0].log_type == "ACCESS_LOGS"
      && aws_cloudwatch_log_delivery_destination.this[0].delivery_destination_configuration[0].destination_resource_arn == "arn:aws:s3:::logs/site"
    && aws_cloudwatch_log_delivery.this[0].delivery_source_name == "chat")
    error_message = "the logs have to go to the bucket"
  }

  assert {
    condition     = aws_cloudfront_distribution.this.web_acl_id == var.web_acl_arn
    error_message = "the web ACL has to be asked"
  }
}
